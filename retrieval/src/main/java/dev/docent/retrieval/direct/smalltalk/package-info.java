/** Replies to greetings, thanks, farewells and questions about the service itself. */
@NullMarked
package dev.docent.retrieval.direct.smalltalk;

import org.jspecify.annotations.NullMarked;
