package dev.docent.retrieval.index.lucene.vector;

import dev.docent.retrieval.index.fusion.DocScores;
import dev.docent.retrieval.index.lucene.filter.PassageFilter;
import dev.docent.retrieval.index.lucene.segment.LuceneInternals;
import dev.docent.retrieval.index.lucene.segment.LuceneInternals.Optimization;
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
import org.apache.lucene.search.TopDocs;

/**
 * Finds the passages whose vectors in a field are nearest to that of a query: by exact comparison where they are few, which is faster
 * than a filtered graph search, else by the HNSW graphs. The graphs hold quantized vectors, so their candidates are scored
 * again with the raw vectors: every score is exact.
 */
final class FieldVectorSearch {

    /** Among 200,000, comparing this many vectors of 384 dimensions took less time than a filtered graph search. */
    private static final long FEW = 20_000;

    /** The numbers in those vectors: comparing takes as long as reading them. */
    private static final long FEW_NUMBERS = FEW * 384;

    /**
     * The number of passages for which a graph search keeps one candidate more. Among a million passages it finds .92 of
     * the ten nearest of real questions with 200 candidates, .96 with 400, and .98 to .99 with 800, depending on how the
     * graph was built; among 100,000 it finds .98 with 200.
     */
    private static final long PASSAGES_PER_CANDIDATE = 1_250;

    private static final int MAX_EXTRA_CANDIDATES = 1_000;

    /** The number of candidates of a graph search that are scored again, for each requested passage. */
    private static final int RESCORED = 2;

    private final IndexSearcher searcher;
    private final LuceneInternals internals;
    private final PassageFilter filter;
    private final long size;
    private final String field;
    private final float[] vector;
    private final VectorScan scan;

    /**
     * @param field of the vectors
     * @param filter restricts the passages
     * @param size number of passages in the scope
     */
    FieldVectorSearch(
            IndexSearcher searcher,
            LuceneInternals internals,
            String field,
            PassageFilter filter,
            long size,
            float[] vector) {
        this.searcher = searcher;
        this.internals = internals;
        this.filter = filter;
        this.size = size;
        this.field = field;
        this.vector = vector;
        this.scan = new VectorScan(searcher, field, vector);
    }

    DocScores best(int limit) throws IOException {
        var weight = searcher.createWeight(searcher.rewrite(filter.query()), ScoreMode.COMPLETE_NO_SCORES, 1);
        var most = filter.metadata() == null ? size : scan.cost(weight);
        if (most <= Math.min(FEW, FEW_NUMBERS / vector.length)) {
            return scan.best(weight, limit);
        }
        var extra = (int) Math.min(most / PASSAGES_PER_CANDIDATE, MAX_EXTRA_CANDIDATES);
        var found = candidates(Math.max(RESCORED * limit, limit + extra), RESCORED * limit);
        var docs = Arrays.stream(found.scoreDocs).map(hit -> hit.doc).toList();
        var scores = scan.scores(docs);
        return scores.only(scores.best(limit));
    }

    private TopDocs candidates(int kept, int limit) throws IOException {
        return filter.metadata() == null
                ? internals.use(
                        Optimization.GRAPH_SEARCH,
                        () -> searcher.search(new ScopedVectorQuery(field, vector, kept, filter.scope()), limit),
                        () -> filtered(kept, limit))
                : filtered(kept, limit);
    }

    private TopDocs filtered(int kept, int limit) throws IOException {
        return searcher.search(new KnnFloatVectorQuery(field, vector, kept, filter.query()), limit);
    }

    /** {@return the similarity of those of the passages that have a vector} */
    DocScores scores(Collection<Integer> docs) throws IOException {
        return scan.scores(docs);
    }

    /** {@return a query that compares every passage that has a vector, for explanations} */
    Query exhaustive() {
        var embedded = new BooleanQuery.Builder()
                .add(filter.query(), Occur.FILTER)
                .add(new FieldExistsQuery(field), Occur.FILTER)
                .build();
        return new FunctionScoreQuery(embedded, new FullPrecisionFloatVectorSimilarityValuesSource(vector, field));
    }
}
