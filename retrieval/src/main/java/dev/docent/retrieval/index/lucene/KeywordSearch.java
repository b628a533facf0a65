package dev.docent.retrieval.index.lucene;

import java.io.IOException;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.TotalHits;

/**
 * Finds the passages that are best by the words alone, in large scopes without common ones: what {@link WordScores} gives them then, is
 * the score. Only the stretch of each segment that the scope has is looked at, and no more hits are counted than are wanted.
 */
final class KeywordSearch {

    /** So many passages of a scope make it worth while to leave words out. */
    static final long LARGE = 100_000;

    private final IndexSearcher searcher;
    private final PassageFilter filter;
    private final AskedTerms asked;
    private final long size;

    /** @param size how many passages the scope has */
    KeywordSearch(IndexSearcher searcher, PassageFilter filter, AskedTerms asked, long size) {
        this.searcher = searcher;
        this.filter = filter;
        this.asked = asked;
        this.size = size;
    }

    /** {@return the best} */
    TopDocs best(int limit) throws IOException {
        if (asked.count() == 0) {
            return new TopDocs(new TotalHits(0, TotalHits.Relation.EQUAL_TO), new ScoreDoc[0]);
        }
        return size >= LARGE ? bestOfLarge(limit) : best(asked, limit);
    }

    /** The telling words of the index may stand nowhere in the scope: all are looked for where those find too few. */
    private TopDocs bestOfLarge(int limit) throws IOException {
        var telling = asked.telling(searcher.getIndexReader().numDocs());
        var found = best(telling, limit);
        return found.scoreDocs.length < limit && telling.count() < asked.count() ? best(asked, limit) : found;
    }

    private TopDocs best(AskedTerms words, int limit) throws IOException {
        var collector = new TopScoreDocCollectorManager(limit, limit).newCollector();
        var weight = searcher.createWeight(searcher.rewrite(query(words)), ScoreMode.TOP_SCORES, 1);
        for (var leaf : searcher.getIndexReader().leaves()) {
            var stretches = filter.scope().stretches(leaf);
            var scorer = stretches.isEmpty() ? null : weight.bulkScorer(leaf);
            if (scorer != null) {
                var hits = collector.getLeafCollector(leaf);
                for (var stretch : stretches) {
                    scorer.score(hits, leaf.reader().getLiveDocs(), stretch.first(), stretch.end());
                }
            }
        }
        return collector.topDocs();
    }

    private Query query(AskedTerms words) {
        var metadata = filter.metadata();
        return metadata == null
                ? words.any()
                : new BooleanQuery.Builder()
                        .add(words.any(), Occur.MUST)
                        .add(metadata, Occur.FILTER)
                        .build();
    }
}
