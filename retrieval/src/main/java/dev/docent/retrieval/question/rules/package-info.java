/** Question rewriting by rules over the words of the question and of the earlier one. */
@NullMarked
package dev.docent.retrieval.question.rules;

import org.jspecify.annotations.NullMarked;
