package dev.docent.retrieval.index.lucene.explain;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;

/** The ranks of passages among all matches of a query, counted by scoring every match. */
final class ExactRanks {

    private ExactRanks() {}

    /**
     * {@return the ranks, from 1; equal scores are ordered by doc ID, as in a search}
     *
     * @param scores of the passages, by doc ID
     */
    static Map<Integer, Integer> of(IndexSearcher searcher, Query query, Map<Integer, Double> scores)
            throws IOException {
        var ranks = new HashMap<Integer, Integer>();
        if (scores.isEmpty()) {
            return ranks;
        }
        scores.keySet().forEach(doc -> ranks.put(doc, 1));
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
                    count(leaf.docBase + each, scorer.score(), scores, ranks);
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
