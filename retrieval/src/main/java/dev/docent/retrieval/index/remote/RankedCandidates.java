package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.fusion.ReciprocalRankFusion;
import dev.docent.retrieval.index.fusion.ScoreFusion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * One ranking out of the two lists of a search.
 *
 * @param fusesScores whether a hybrid search fuses the scores of both lists, rather than the ranks
 * @param scores that order the passages, best first, 0..1
 */
record RankedCandidates(CandidateLists lists, SearchMode mode, boolean fusesScores, Map<PassageKey, Double> scores) {

    static RankedCandidates of(CandidateLists lists, PassageQuery query, boolean fusesScores) {
        var scores = switch (query.mode()) {
            case KEYWORD -> map(lists.keyword(), ScoreFusion::saturated);
            case SEMANTIC -> map(lists.semantic(), RankedCandidates::positive);
            case HYBRID ->
                fusesScores
                        ? ScoreFusion.fuse(lists.semantic(), lists.keyword(), query.semanticWeight())
                        : ReciprocalRankFusion.fuse(
                                lists.semantic().keySet(), lists.keyword().keySet(), query.semanticWeight());
        };
        return new RankedCandidates(lists, query.mode(), fusesScores, scores);
    }

    /** {@return a passage's cosine as it was normalized, 0..1; 0 beyond the list of a hybrid search} */
    double semanticShare(PassageKey key, double cosine) {
        return mode == SearchMode.HYBRID ? share(lists.semantic(), key) : positive(cosine);
    }

    /** {@return a passage's BM25 score as it was normalized, 0..1; 0 beyond the list of a hybrid search} */
    double keywordShare(PassageKey key, double score) {
        return mode == SearchMode.HYBRID ? share(lists.keyword(), key) : ScoreFusion.saturated(score);
    }

    private double share(Map<PassageKey, Double> list, PassageKey key) {
        var shares = fusesScores ? ScoreFusion.scaled(list) : ReciprocalRankFusion.scaled(list.keySet());
        return shares.getOrDefault(key, 0.0);
    }

    private static double positive(double cosine) {
        return Math.max(0, cosine);
    }

    private static Map<PassageKey, Double> map(Map<PassageKey, Double> list, DoubleUnaryOperator score) {
        var mapped = new LinkedHashMap<PassageKey, Double>();
        list.forEach((key, raw) -> mapped.put(key, score.applyAsDouble(raw)));
        return mapped;
    }
}
