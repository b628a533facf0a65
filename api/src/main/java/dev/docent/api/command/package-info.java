/** The commands of the command line, which run in place of the service. */
@NullMarked
package dev.docent.api.command;

import org.jspecify.annotations.NullMarked;
