/** Answers composed of the best sentences of the best passages, verbatim. */
@NullMarked
package dev.docent.retrieval.answering.extractive;

import org.jspecify.annotations.NullMarked;
