/** Question rewriting by a chat model. */
@NullMarked
package dev.docent.retrieval.question.model;

import org.jspecify.annotations.NullMarked;
