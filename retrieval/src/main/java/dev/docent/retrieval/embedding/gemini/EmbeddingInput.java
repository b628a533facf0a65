package dev.docent.retrieval.embedding.gemini;

/**
 * A text as the model reads it.
 *
 * @param text the text, with a prefix that names the task if the model expects one
 * @param title title field of the request; empty for none
 */
record EmbeddingInput(String text, String title) {}
