/** Answers that a chat model writes from the passages, checked sentence by sentence before they are sent. */
@NullMarked
package dev.docent.retrieval.answering.generative;

import org.jspecify.annotations.NullMarked;
