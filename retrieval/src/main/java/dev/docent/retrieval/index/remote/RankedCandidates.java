package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.fusion.ReciprocalRankFusion;
import dev.docent.retrieval.index.fusion.ScoreFusion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** One ranking out of the two lists of a search. */
final class RankedCandidates {

    /** The BM25 score that is normalized to 0.5. */
    private static final double HALF = 10;

    private final CandidateLists lists;
    private final SearchMode mode;
    private final boolean fusesScores;
    private final Map<PassageKey, Double> scores;

    /** @param fusesScores whether a hybrid search fuses the scores of both lists, rather than the ranks */
    RankedCandidates(CandidateLists lists, SearchMode mode, boolean fusesScores) {
        this.lists = lists;
        this.mode = mode;
        this.fusesScores = fusesScores;
        this.scores = switch (mode) {
            case KEYWORD -> map(lists.keyword(), RankedCandidates::saturated);
            case SEMANTIC -> map(lists.semantic(), RankedCandidates::positive);
            case HYBRID ->
                fusesScores
                        ? ScoreFusion.fuse(List.of(lists.semantic(), lists.keyword()))
                        : ReciprocalRankFusion.fuse(List.of(
                                lists.semantic().keySet(), lists.keyword().keySet()));
        };
    }

    CandidateLists lists() {
        return lists;
    }

    /** {@return the scores that order the passages, best first, 0..1} */
    Map<PassageKey, Double> scores() {
        return scores;
    }

    /** {@return the normalized scores of the semantic list, 0..1} */
    Map<PassageKey, Double> semanticShares() {
        return mode == SearchMode.HYBRID ? shares(lists.semantic()) : scores;
    }

    /** {@return the normalized scores of the keyword list, 0..1} */
    Map<PassageKey, Double> keywordShares() {
        return mode == SearchMode.HYBRID ? shares(lists.keyword()) : scores;
    }

    private Map<PassageKey, Double> shares(Map<PassageKey, Double> list) {
        return fusesScores ? ScoreFusion.scaled(list) : ReciprocalRankFusion.scaled(list.keySet());
    }

    /** {@return a BM25 score normalized to 0..1} */
    static double saturated(double score) {
        return score / (score + HALF);
    }

    /** {@return a cosine normalized to 0..1} */
    static double positive(double cosine) {
        return Math.max(0, cosine);
    }

    private static Map<PassageKey, Double> map(Map<PassageKey, Double> list, DoubleUnaryOperator score) {
        var mapped = new LinkedHashMap<PassageKey, Double>();
        list.forEach((key, raw) -> mapped.put(key, score.applyAsDouble(raw)));
        return mapped;
    }
}
