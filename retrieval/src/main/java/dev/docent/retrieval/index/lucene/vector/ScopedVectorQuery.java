package dev.docent.retrieval.index.lucene.vector;

import dev.docent.retrieval.index.lucene.filter.ScopeQuery;
import dev.docent.retrieval.index.lucene.segment.LuceneInternals.Optimization;
import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.knn.KnnCollectorManager;
import org.jspecify.annotations.Nullable;

/**
 * The nearest vectors of a scope, by the HNSW graphs. With the scope as a filter, Lucene would first collect all its doc
 * IDs into a bit set, which among a million passages takes longer than the graph search; ranges need no bit set.
 *
 * @see Optimization#GRAPH_SEARCH
 */
final class ScopedVectorQuery extends KnnFloatVectorQuery {

    private static final TopDocs NOTHING = new TopDocs(new TotalHits(0, TotalHits.Relation.EQUAL_TO), new ScoreDoc[0]);

    private final ScopeQuery scope;

    ScopedVectorQuery(String field, float[] vector, int limit, ScopeQuery scope) {
        super(field, vector, limit);
        this.scope = scope;
    }

    @Override
    protected TopDocs approximateSearch(
            LeafReaderContext leaf, AcceptDocs all, int maxVisits, KnnCollectorManager collectors) throws IOException {
        var ranges = scope.ranges(leaf);
        if (ranges.isEmpty()) {
            return NOTHING;
        }
        var accepted = new AcceptedRanges(ranges, leaf.reader());
        var graph = GraphWalk.of(leaf.reader(), field);
        var nearest = collectors.newCollector(maxVisits, searchStrategy, leaf);
        if (graph == null || !graph.isFasterThanComparing(accepted, nearest.k())) {
            return super.approximateSearch(leaf, accepted, maxVisits, collectors);
        }
        graph.collect(target, accepted, nearest);
        return nearest.topDocs();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other) && other instanceof ScopedVectorQuery query && query.scope.equals(scope);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + scope.hashCode();
    }
}
