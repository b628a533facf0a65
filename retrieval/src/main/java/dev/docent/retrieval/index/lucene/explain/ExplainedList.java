package dev.docent.retrieval.index.lucene.explain;

import dev.docent.retrieval.index.PassageExplanation.Part;
import dev.docent.retrieval.index.fusion.DocScores;
import dev.docent.retrieval.index.lucene.segment.CandidateScores;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;

/** One of the two lists of a search, with the scores that its query gives to other passages. */
final class ExplainedList {

    private final IndexSearcher searcher;
    private final Query query;
    private final DocScores found;
    private final DocScores scores;

    /** @param others passages to score that the list may lack */
    ExplainedList(IndexSearcher searcher, Query query, DocScores found, Collection<Integer> others) throws IOException {
        this.searcher = searcher;
        this.query = query;
        this.found = found;
        this.scores = found.with(CandidateScores.of(searcher, query, found.lacking(others)));
    }

    /**
     * {@return the part of each passage in the result, by doc ID}
     *
     * @param requested passages whose rank is counted even beyond the depth of the list
     * @param reported maps a score to the one that is reported
     * @param normalized maps a score to 0..1; null if the list is fused with another, which scales it
     */
    Map<Integer, Part> parts(
            Collection<Integer> requested, DoubleUnaryOperator reported, @Nullable DoubleUnaryOperator normalized)
            throws IOException {
        var ranks = ranks(requested);
        var shares = normalized == null ? found.scaled() : scores.map(normalized);
        var parts = new HashMap<Integer, Part>();
        for (var doc : scores.docs()) {
            var share = shares.has(doc) ? shares.get(doc) : 0;
            parts.put(doc, new Part(ranks.get(doc), reported.applyAsDouble(scores.get(doc)), share));
        }
        return parts;
    }

    private Map<Integer, Integer> ranks(Collection<Integer> requested) throws IOException {
        var ranks = new HashMap<Integer, Integer>();
        found.best(found.size()).forEach(doc -> ranks.put(doc, ranks.size() + 1));
        var beyond = found.lacking(requested).stream().filter(scores::has);
        ranks.putAll(exactRanks(beyond.collect(Collectors.toMap(doc -> doc, scores::get))));
        return ranks;
    }

    /**
     * {@return the ranks of passages among all matches of the query, from 1, counted by scoring every match} Equal scores are
     * ordered by doc ID, as in a search.
     *
     * @param beyond scores of the passages, by doc ID
     */
    private Map<Integer, Integer> exactRanks(Map<Integer, Double> beyond) throws IOException {
        var ranks = new HashMap<Integer, Integer>();
        if (beyond.isEmpty()) {
            return ranks;
        }
        beyond.keySet().forEach(doc -> ranks.put(doc, 1));
        var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
        for (var leaf : searcher.getIndexReader().leaves()) {
            var scorer = weight.scorer(leaf);
            if (scorer == null) {
                continue;
            }
            var live = leaf.reader().getLiveDocs();
            var matches = scorer.iterator();
            for (int each = matches.nextDoc(); each < leaf.reader().maxDoc(); each = matches.nextDoc()) {
                if (live == null || live.get(each)) {
                    count(leaf.docBase + each, scorer.score(), beyond, ranks);
                }
            }
        }
        return ranks;
    }

    private static void count(int other, float score, Map<Integer, Double> scores, Map<Integer, Integer> ranks) {
        scores.forEach((doc, own) -> {
            if (score > own || (score == own && other < doc)) {
                ranks.merge(doc, 1, Integer::sum);
            }
        });
    }
}
