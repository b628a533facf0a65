package dev.docent.retrieval.index.lucene.search;

import dev.docent.retrieval.index.fusion.DocScores;
import dev.docent.retrieval.index.lucene.keyword.TermProximity;
import java.io.IOException;
import java.util.List;

/**
 * Reorders the best passages of the fused ranking by the proximity of the query terms, and by their similarity scaled among
 * the best: without the second weight of the similarity, words would outweigh meaning.
 *
 * @param semanticWeight of the similarities in the fused ranking, 0..1
 */
record ProximityRescorer(TermProximity proximity, double semanticWeight) {

    /** The number of passages that are reordered. */
    static final int DEPTH = 50;

    private static final double PROXIMITY_WEIGHT = 0.7;

    /** Relative to the weight of the similarity in the fused ranking. */
    private static final double SIMILARITY_WEIGHT = 0.6;

    /**
     * {@return the new scores of all passages, 0..1}
     *
     * @param best the passages to reorder
     * @param fused scores of all passages, 0..1
     * @param compared similarities, including those of the best that have a vector
     */
    DocScores rescore(List<Integer> best, DocScores fused, DocScores compared) throws IOException {
        var similarity = compared.only(best).scaled();
        var similarityWeight = SIMILARITY_WEIGHT * semanticWeight;
        return fused.sum(1, proximity.of(best).sum(PROXIMITY_WEIGHT, similarity, similarityWeight), 1)
                .map(score -> score / (1 + PROXIMITY_WEIGHT + similarityWeight));
    }
}
