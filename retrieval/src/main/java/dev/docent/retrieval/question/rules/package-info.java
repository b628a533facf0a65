/** Rewrites by rule, from the words of the question and of the one before it. */
@NullMarked
package dev.docent.retrieval.question.rules;

import org.jspecify.annotations.NullMarked;
