package dev.docent.retrieval.index.lucene;

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
 * The nearest vectors of a scope, by the graphs. Given the scope as a filter, Lucene would first write down each of its
 * passages, which takes longer than to walk the graph when there are a million; where they begin and end says the same.
 */
final class ScopedNearestQuery extends KnnFloatVectorQuery {

    private static final TopDocs NOTHING = new TopDocs(new TotalHits(0, TotalHits.Relation.EQUAL_TO), new ScoreDoc[0]);

    private final ScopeQuery scope;

    ScopedNearestQuery(String field, float[] vector, int limit, ScopeQuery scope) {
        super(field, vector, limit);
        this.scope = scope;
    }

    @Override
    protected TopDocs approximateSearch(
            LeafReaderContext leaf, AcceptDocs all, int visits, KnnCollectorManager collectors) throws IOException {
        var stretches = scope.stretches(leaf);
        if (stretches.isEmpty()) {
            return NOTHING;
        }
        var accepted = new StretchDocs(stretches, leaf.reader());
        var walk = GraphWalk.of(leaf.reader(), field);
        var nearest = collectors.newCollector(visits, searchStrategy, leaf);
        if (walk == null || !walk.isShorterThan(accepted, nearest.k())) {
            return super.approximateSearch(leaf, accepted, visits, collectors);
        }
        walk.collect(target, accepted, nearest);
        return nearest.topDocs();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other) && other instanceof ScopedNearestQuery query && query.scope.equals(scope);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + scope.hashCode();
    }
}
