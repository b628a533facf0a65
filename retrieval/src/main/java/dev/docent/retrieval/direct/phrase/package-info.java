/** Phrases of several languages that messages are recognized by. */
@NullMarked
package dev.docent.retrieval.direct.phrase;

import org.jspecify.annotations.NullMarked;
