/** Embedding with Google's models. */
@NullMarked
package dev.docent.retrieval.embedding.gemini;

import org.jspecify.annotations.NullMarked;
