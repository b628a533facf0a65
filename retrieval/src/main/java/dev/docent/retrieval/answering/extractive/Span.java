package dev.docent.retrieval.answering.extractive;

/**
 * A sentence, a line of a list, or a row of a table within a passage.
 *
 * @param from where it begins in the passage's text, as Java counts characters
 * @param to where it ends
 */
record Span(int from, int to) {}
