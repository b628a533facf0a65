package dev.docent.retrieval.index.lucene.vector;

import java.io.IOException;
import org.apache.lucene.codecs.hnsw.FlatVectorScorerUtil;
import org.apache.lucene.codecs.lucene104.Lucene104ScalarQuantizedVectorScorer;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsReader;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.KnnCollector;
import org.apache.lucene.util.hnsw.HnswGraphSearcher;
import org.apache.lucene.util.hnsw.OrdinalTranslatedKnnCollector;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues;
import org.jspecify.annotations.Nullable;

/**
 * A search in the HNSW graph of a segment as Lucene does it, but with {@link PrefetchingVectorScorer}. Lucene has no way
 * to replace the scorer, so this assembles its parts.
 *
 * @param vectors the quantized vectors that the graph was built over
 */
record GraphWalk(Lucene99HnswVectorsReader graphs, String field, QuantizedByteVectorValues vectors) {

    private static final Lucene104ScalarQuantizedVectorScorer SCORER =
            new Lucene104ScalarQuantizedVectorScorer(FlatVectorScorerUtil.getLucene99FlatVectorsScorer());

    /** {@return the search; null if the segment has no graph for the field, or was written by another codec} */
    static @Nullable GraphWalk of(LeafReader segment, String field) throws IOException {
        if (!(segment instanceof CodecReader codec)) {
            return null;
        }
        var reader = codec.getVectorReader() instanceof PerFieldKnnVectorsFormat.FieldsReader fields
                ? fields.getFieldReader(field)
                : codec.getVectorReader();
        return reader instanceof Lucene99HnswVectorsReader graphs
                        && graphs.getGraph(field).size() > 0
                        && graphs.getQuantizedVectorValues(field) instanceof QuantizedByteVectorValues vectors
                ? new GraphWalk(graphs, field, vectors)
                : null;
    }

    /** {@return whether the search compares fewer vectors than an exact comparison of all accepted documents} */
    boolean isFasterThanComparing(AcceptDocs accepted, int limit) throws IOException {
        return HnswGraphSearcher.expectedVisitedNodes(limit, vectors.size())
                < Math.min(accepted.cost(), vectors.size());
    }

    /** Collects the nearest accepted documents. */
    void collect(float[] vector, AcceptDocs accepted, KnnCollector nearest) throws IOException {
        var graph = graphs.getGraph(field);
        var scorer = PrefetchingVectorScorer.of(
                SCORER.getRandomVectorScorer(VectorSimilarityFunction.DOT_PRODUCT, vectors, vector), vectors);
        HnswGraphSearcher.search(
                scorer,
                new OrdinalTranslatedKnnCollector(nearest, scorer::ordToDoc),
                graph,
                scorer.getAcceptOrds(accepted.bits()),
                Math.min(accepted.cost(), graph.size()));
    }
}
