/** The way to Gemini, with a key or through Vertex AI, that the chat model and the embedding model share. */
@NullMarked
package dev.docent.retrieval.gemini;

import org.jspecify.annotations.NullMarked;
