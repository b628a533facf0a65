package dev.docent.retrieval.embedding.gemini;

/**
 * A text as the model reads it.
 *
 * @param text with what it is for before it, if the model reads that there
 * @param title as a field of the request; empty for none
 */
record EmbeddingInput(String text, String title) {}
