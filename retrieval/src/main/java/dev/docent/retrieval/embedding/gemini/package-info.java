/** Embedding models of Google. */
@NullMarked
package dev.docent.retrieval.embedding.gemini;

import org.jspecify.annotations.NullMarked;
