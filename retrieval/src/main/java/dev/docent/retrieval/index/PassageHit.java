package dev.docent.retrieval.index;

import dev.docent.retrieval.passage.Passage;
import org.jspecify.annotations.Nullable;

/**
 * A passage that a search found.
 *
 * @param score orders the hits, 0..1; comparable only within one search
 * @param semantic cosine similarity to the question; null if vectors were not searched or the passage has none
 * @param keyword BM25 score; null if words were not searched or do not match
 */
public record PassageHit(
        Passage passage,
        double score,
        @Nullable Double semantic,
        @Nullable Double keyword) {}
