package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.PassageExplanation.Part;
import dev.docent.retrieval.index.ScoreFusion;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.lucene.PassageSearch.Stages;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Passages and where they stand in the two lists of a search.
 *
 * @param keyword by Lucene's numbers, those that have a word of the question
 * @param semantic those that were compared by meaning
 */
record ComparedPassages(Map<Integer, Part> keyword, Map<Integer, Part> semantic) {

    /**
     * {@return where the passages stand}
     *
     * @param scored what the search found, with the scores of all of the passages
     * @param asked those whose rank is counted even beyond the depth of the lists
     */
    static ComparedPassages of(
            IndexSearcher searcher, PassageSearch search, SearchMode mode, Stages scored, Collection<Integer> asked)
            throws IOException {
        var fused = mode == SearchMode.HYBRID;
        return new ComparedPassages(
                parts(
                        scored.keyword(),
                        ranks(searcher, search.words(), scored.keyword(), asked),
                        fused ? ScoreFusion.scaled(scored.keyword().found()) : null,
                        score -> score,
                        PassageSearch::saturated),
                parts(
                        scored.semantic(),
                        ranks(searcher, search.nearest(), scored.semantic(), asked),
                        fused ? ScoreFusion.scaled(scored.semantic().found()) : null,
                        NearestSearch::cosine,
                        score -> Math.max(0, NearestSearch.cosine(score))));
    }

    private static Map<Integer, Integer> ranks(
            IndexSearcher searcher, Query query, Ranking ranking, Collection<Integer> asked) throws IOException {
        var ranks = new HashMap<Integer, Integer>();
        ranking.documents().forEach(found -> ranks.put(found, ranks.size() + 1));
        var beyond = new HashMap<Integer, Double>();
        for (var passage : asked) {
            if (ranking.has(passage) && !ranks.containsKey(passage)) {
                beyond.put(passage, ranking.score(passage));
            }
        }
        ranks.putAll(ExactRanks.of(searcher, query, beyond));
        return ranks;
    }

    private static Map<Integer, Part> parts(
            Ranking ranking,
            Map<Integer, Integer> ranks,
            @Nullable Map<Integer, Double> scaled,
            DoubleUnaryOperator score,
            DoubleUnaryOperator alone) {
        var parts = new HashMap<Integer, Part>();
        ranking.scores()
                .forEach((passage, raw) -> parts.put(
                        passage,
                        new Part(
                                ranks.get(passage),
                                score.applyAsDouble(raw),
                                scaled == null ? alone.applyAsDouble(raw) : scaled.getOrDefault(passage, 0.0))));
        return parts;
    }
}
