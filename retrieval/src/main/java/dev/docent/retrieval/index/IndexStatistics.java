package dev.docent.retrieval.index;

/**
 * What a part of the index holds.
 *
 * @param passages how many
 * @param tokens of the embedding model, over all passages
 */
public record IndexStatistics(long passages, long tokens) {}
