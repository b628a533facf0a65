/** Answers to "what is X about" and "summarize X" by leading and central sentences of the document that X names. */
@NullMarked
package dev.docent.retrieval.direct.summary;

import org.jspecify.annotations.NullMarked;
