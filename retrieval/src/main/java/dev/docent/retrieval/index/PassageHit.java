package dev.docent.retrieval.index;

import dev.docent.retrieval.passage.Passage;
import org.jspecify.annotations.Nullable;

/**
 * A passage that a search found.
 *
 * @param score what the hits are ordered by, 0..1; comparable within one answer alone
 * @param semantic cosine similarity to the question, or null where meaning was not searched or did not find it
 * @param keyword BM25 score, or null where words were not searched or did not find it
 */
public record PassageHit(
        Passage passage,
        double score,
        @Nullable Double semantic,
        @Nullable Double keyword) {}
