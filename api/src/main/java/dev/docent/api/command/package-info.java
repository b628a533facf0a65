/** What Docent does on a command line, without its service. Depends on {@code access}, {@code launch} and {@code migration}. */
@NullMarked
package dev.docent.api.command;

import org.jspecify.annotations.NullMarked;
