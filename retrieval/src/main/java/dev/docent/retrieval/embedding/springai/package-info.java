/** Embedding with the model of a starter of Spring AI. */
@NullMarked
package dev.docent.retrieval.embedding.springai;

import org.jspecify.annotations.NullMarked;
