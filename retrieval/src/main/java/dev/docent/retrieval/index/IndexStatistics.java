package dev.docent.retrieval.index;

/**
 * Counts of a part of the index.
 *
 * @param passages number of passages
 * @param tokens number of tokens in all passages
 */
public record IndexStatistics(long passages, long tokens) {}
