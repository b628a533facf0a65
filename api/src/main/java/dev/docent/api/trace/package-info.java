/** The id of a request, and one log line for each request. */
@NullMarked
package dev.docent.api.trace;

import org.jspecify.annotations.NullMarked;
