package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.NumberedScores;
import dev.docent.retrieval.index.PassageQuery;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.FullPrecisionFloatVectorSimilarityValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;

/**
 * Finds the passages whose vectors are nearest to a question's: by comparing each where they are few, which is faster than
 * walking the graph under a filter, and exact; by the graph else. The graph knows rounded vectors, so what it finds is
 * compared again by the raw ones: every score is exact, and the order of what was found.
 */
final class NearestSearch {

    /** Among 200,000, comparing so many took less than walking a graph under a filter. */
    private static final long FEW = 20_000;

    /**
     * A graph is walked the deeper the more it holds: among a million passages a walk that keeps 200 finds .92 of the nearest
     * ten of real questions, one that keeps 400 .96, and 800 .98 to .99, as the graph was built; among 100,000, 200 find .98.
     */
    private static final long PASSAGES_A_STEP = 1_250;

    private static final int DEEPEST = 1_000;

    /** How many of what a walk found are compared by the raw vectors, for each that is wanted. */
    private static final int RESCORED = 2;

    private final IndexSearcher searcher;
    private final PassageFilter filter;
    private final long size;
    private final String field;
    private final float[] vector;

    /**
     * @param filter which passages it may find
     * @param size how many the scope has
     */
    NearestSearch(IndexSearcher searcher, PassageQuery query, PassageFilter filter, long size, float[] vector) {
        this.size = size;
        this.searcher = searcher;
        this.filter = filter;
        this.field = PassageFields.vector(query.scope().owner());
        this.vector = vector;
    }

    /** {@return the best, all of them exactly scored} */
    NumberedScores best(int limit) throws IOException {
        var weight = searcher.createWeight(searcher.rewrite(filter.query()), ScoreMode.COMPLETE_NO_SCORES, 1);
        var scan = new VectorScan(searcher, field, vector);
        var most = filter.metadata() == null ? size : scan.most(weight);
        if (most <= FEW) {
            return Stages.list(scan.best(weight, limit));
        }
        var rough = RESCORED * limit;
        var walk = graphs(Math.max(rough, limit + deeper(most)));
        var found = searcher.search(walk, rough).scoreDocs;
        return Stages.list(scan.best(Arrays.stream(found).map(hit -> hit.doc).toList(), limit));
    }

    private static int deeper(long passages) {
        return (int) Math.min(passages / PASSAGES_A_STEP, DEEPEST);
    }

    private Query graphs(int walk) {
        return filter.metadata() == null
                ? new ScopedNearestQuery(field, vector, walk, filter.scope())
                : new KnnFloatVectorQuery(field, vector, walk, filter.query());
    }

    /** {@return the similarity of these passages, of those that have a vector} */
    NumberedScores scores(Collection<Integer> passages) throws IOException {
        return new VectorScan(searcher, field, vector).scores(passages);
    }

    /** {@return the query that compares each passage that has a vector; it is for explanations alone} */
    Query whole() {
        var embedded = new BooleanQuery.Builder()
                .add(filter.query(), Occur.FILTER)
                .add(new FieldExistsQuery(field), Occur.FILTER)
                .build();
        return new FunctionScoreQuery(embedded, new FullPrecisionFloatVectorSimilarityValuesSource(vector, field));
    }

    /** {@return the cosine, of which Lucene makes a score that is never negative} */
    static double cosine(double score) {
        return 2 * score - 1;
    }
}
