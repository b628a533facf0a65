package dev.docent.retrieval.index.lucene.search;

import dev.docent.retrieval.index.fusion.DocScores;
import dev.docent.retrieval.index.lucene.keyword.TermProximity;
import java.io.IOException;
import java.util.List;

/**
 * Reorders the best passages of the fused ranking by the proximity of the query terms, and by their similarity scaled among
 * the best: without the second weight of the similarity, words would outweigh meaning.
 */
record ProximityRescorer(TermProximity proximity) {

    /** The number of passages that are reordered. */
    static final int DEPTH = 50;

    private static final double PROXIMITY_WEIGHT = 0.7;
    private static final double SIMILARITY_WEIGHT = 0.3;
    private static final double MAX_SCORE = 1 + PROXIMITY_WEIGHT + SIMILARITY_WEIGHT;

    /**
     * {@return the new scores of all passages, 0..1}
     *
     * @param best the passages to reorder
     * @param fused scores of all passages, 0..1
     * @param compared similarities, including those of the best that have a vector
     */
    DocScores rescore(List<Integer> best, DocScores fused, DocScores compared) throws IOException {
        var similarity = compared.only(best).scaled();
        return fused.sum(1, proximity.of(best).sum(PROXIMITY_WEIGHT, similarity, SIMILARITY_WEIGHT), 1)
                .map(score -> score / MAX_SCORE);
    }
}
