/** The request id, and one log line per request. Depends on nothing of ours. */
@NullMarked
package dev.docent.api.trace;

import org.jspecify.annotations.NullMarked;
