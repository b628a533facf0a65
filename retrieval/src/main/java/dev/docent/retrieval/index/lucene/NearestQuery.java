package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.passage.Scope;
import java.io.IOException;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.FullPrecisionFloatVectorSimilarityValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;

/** The passages whose vectors are nearest to a question's, among those that a filter lets through. */
final class NearestQuery {

    /** Up to so many passages, comparing each is faster than walking the graph under a filter, and it is exact. */
    private static final int FEW = 10_000;

    private NearestQuery() {}

    /** {@return the query that is fastest for as many passages as the scope has, at the most} */
    static Query of(IndexSearcher searcher, Scope scope, Query filter, float[] vector, int limit) throws IOException {
        return most(searcher, scope) <= FEW
                ? exact(filter, vector)
                : new KnnFloatVectorQuery(PassageFields.VECTOR, vector, limit, filter);
    }

    /** Counting those that the filter lets through would look at each. */
    private static long most(IndexSearcher searcher, Scope scope) throws IOException {
        long most = 0;
        for (var base : scope.knowledgeBases()) {
            most += searcher.getIndexReader().docFreq(new Term(PassageFields.KNOWLEDGE_BASE, base));
        }
        return most;
    }

    /** {@return the query that compares each passage that has a vector} */
    static Query exact(Query filter, float[] vector) {
        var embedded = new BooleanQuery.Builder()
                .add(filter, Occur.FILTER)
                .add(new FieldExistsQuery(PassageFields.VECTOR), Occur.FILTER)
                .build();
        return new FunctionScoreQuery(
                embedded, new FullPrecisionFloatVectorSimilarityValuesSource(vector, PassageFields.VECTOR));
    }

    /** {@return the cosine, of which Lucene makes a score that is never negative} */
    static double cosine(double score) {
        return 2 * score - 1;
    }
}
