/** The commands, run in a process of their own or in that of the tests. */
@NullMarked
package dev.docent.api.command;

import org.jspecify.annotations.NullMarked;
