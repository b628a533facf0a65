package dev.docent.retrieval.index.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
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
 * Finds the best passages by words: as {@link KeywordQuery} scores them, but only the stretch of each segment that the scope has is
 * looked at, and no more hits are counted than are wanted.
 */
final class KeywordSearch {

    private final IndexSearcher searcher;
    private final PassageFilter filter;
    private final AskedTerms asked;
    private final WordPlaces places;
    private final WordScores scores;

    KeywordSearch(
            IndexSearcher searcher, PassageFilter filter, AskedTerms asked, WordPlaces places, WordScores scores) {
        this.searcher = searcher;
        this.filter = filter;
        this.asked = asked;
        this.places = places;
        this.scores = scores;
    }

    /** {@return the best} */
    TopDocs best(int limit) throws IOException {
        var found = byWords(limit).scoreDocs;
        var passages = Arrays.stream(found).map(hit -> hit.doc).toList();
        places.read(passages);
        for (var hit : found) {
            hit.score += scores.pairs(hit.doc);
        }
        Arrays.sort(found, Comparator.comparing((ScoreDoc hit) -> -hit.score).thenComparing((ScoreDoc hit) -> hit.doc));
        return new TopDocs(new TotalHits(found.length, TotalHits.Relation.EQUAL_TO), found);
    }

    private TopDocs byWords(int limit) throws IOException {
        var collector = new TopScoreDocCollectorManager(limit, limit).newCollector();
        var weight = searcher.createWeight(searcher.rewrite(query()), ScoreMode.TOP_SCORES, 1);
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

    private Query query() {
        var metadata = filter.metadata();
        return metadata == null
                ? asked.any()
                : new BooleanQuery.Builder()
                        .add(asked.any(), Occur.MUST)
                        .add(metadata, Occur.FILTER)
                        .build();
    }
}
