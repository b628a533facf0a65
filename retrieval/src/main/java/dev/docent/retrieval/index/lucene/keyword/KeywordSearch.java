package dev.docent.retrieval.index.lucene.keyword;

import dev.docent.retrieval.index.fusion.DocScores;
import dev.docent.retrieval.index.lucene.segment.CandidateScores;
import java.io.IOException;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.jspecify.annotations.Nullable;

/**
 * Finds the best passages by BM25 without term pairs, and in large scopes without common terms; {@link KeywordScores} adds
 * both. It scores only the doc-ID ranges of the scope and counts no more hits than requested.
 *
 * @param metadata restricts the scope; null for no restriction
 * @param size number of passages in the scope
 */
public record KeywordSearch(
        ScopeSearcher searcher, @Nullable Query metadata, QueryTerms terms, long size) {

    /** The number of passages in a scope from which common terms are left out. */
    static final long LARGE = 100_000;

    public DocScores best(int limit) throws IOException {
        if (terms.size() == 0) {
            return DocScores.NONE;
        }
        return size >= LARGE ? bestOfLarge(limit) : best(terms, limit);
    }

    /** All terms are searched if the rare ones find too few. */
    private DocScores bestOfLarge(int limit) throws IOException {
        var selective = terms.selective(searcher.docCount());
        var found = best(selective, limit);
        return found.size() < limit && selective.size() < terms.size() ? best(terms, limit) : found;
    }

    private DocScores best(QueryTerms searched, int limit) throws IOException {
        var collector = new TopScoreDocCollectorManager(limit, limit).newCollector();
        var weight = searcher.createWeight(searcher.rewrite(query(searched)), ScoreMode.TOP_SCORES, 1);
        for (var leaf : searcher.getIndexReader().leaves()) {
            var ranges = searcher.ranges(leaf);
            var scorer = ranges.isEmpty() ? null : weight.bulkScorer(leaf);
            if (scorer != null) {
                var hits = collector.getLeafCollector(leaf);
                for (var range : ranges) {
                    scorer.score(hits, leaf.reader().getLiveDocs(), range.first(), range.end());
                }
            }
        }
        return CandidateScores.of(collector.topDocs());
    }

    private Query query(QueryTerms searched) {
        return metadata == null
                ? searched.anyOf()
                : new BooleanQuery.Builder()
                        .add(searched.anyOf(), Occur.MUST)
                        .add(metadata, Occur.FILTER)
                        .build();
    }
}
