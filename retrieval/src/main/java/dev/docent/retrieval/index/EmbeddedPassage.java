package dev.docent.retrieval.index;

import dev.docent.retrieval.passage.Passage;

/**
 * A passage and its vector.
 *
 * @param vector of unit length, as many numbers as the index has dimensions
 */
@SuppressWarnings("ArrayRecordComponent")
public record EmbeddedPassage(Passage passage, float[] vector) {}
