package dev.docent.retrieval.answering.extractive;

/**
 * A sentence, a list item or a table row within a passage.
 *
 * @param from start in the text of the passage, in UTF-16 code units
 * @param to end, exclusive
 */
record Span(int from, int to) {}
