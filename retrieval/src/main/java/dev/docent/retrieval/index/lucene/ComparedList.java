package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.NumberedScores;
import dev.docent.retrieval.index.PassageExplanation.Part;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;

/** One list of a search, and what its query gives passages that are not in it. */
final class ComparedList {

    private final IndexSearcher searcher;
    private final Query query;
    private final NumberedScores found;
    private final NumberedScores scores;

    /** @param others passages of any kind */
    ComparedList(IndexSearcher searcher, Query query, NumberedScores found, Collection<Integer> others)
            throws IOException {
        this.searcher = searcher;
        this.query = query;
        this.found = found;
        this.scores = found.with(scores(found.lacking(others)));
    }

    /**
     * {@return where the passages stand in the list}
     *
     * @param asked those whose rank is counted even beyond the depth of the list
     * @param score what a passage's score is called outside
     * @param alone what a score counts; null where it is fused with another list's
     */
    Map<Integer, Part> parts(Collection<Integer> asked, DoubleUnaryOperator score, @Nullable DoubleUnaryOperator alone)
            throws IOException {
        var ranks = ranks(asked);
        var counted = alone == null ? found.scaled() : scores.map(alone);
        var parts = new HashMap<Integer, Part>();
        for (var passage : scores.numbers()) {
            parts.put(
                    passage,
                    new Part(
                            ranks.get(passage),
                            score.applyAsDouble(scores.get(passage)),
                            counted.has(passage) ? counted.get(passage) : 0));
        }
        return parts;
    }

    private Map<Integer, Integer> ranks(Collection<Integer> asked) throws IOException {
        var ranks = new HashMap<Integer, Integer>();
        found.best(found.size()).forEach(passage -> ranks.put(passage, ranks.size() + 1));
        var beyond = new HashMap<Integer, Double>();
        for (var passage : found.lacking(asked)) {
            if (scores.has(passage)) {
                beyond.put(passage, scores.get(passage));
            }
        }
        ranks.putAll(ExactRanks.of(searcher, query, beyond));
        return ranks;
    }

    /** {@return what the query gives these passages, of those that it matches} */
    private NumberedScores scores(List<Integer> passages) throws IOException {
        var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
        return GivenPassages.scores(searcher, passages, segment -> {
            var scorer = weight.scorer(segment);
            return scorer == null ? null : new GivenPassages.Scoring(scorer.iterator(), scorer::score);
        });
    }
}
