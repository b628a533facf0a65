package dev.docent.retrieval.generation;

import dev.docent.retrieval.index.Generation;

/**
 * A generation, and what it holds.
 *
 * @param passages of all owners
 * @param tokens in them, as the model in the process counts
 */
public record GenerationStatus(Generation generation, long passages, long tokens) {}
