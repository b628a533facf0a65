package dev.docent.retrieval.index.lucene;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/**
 * Lucene's own format, with vectors of which each number has one byte more beside its four: the graph is built and walked by
 * the bytes, a quarter of the memory, and the best are compared again by the raw numbers. Small segments have no graph, since
 * comparing each of their vectors is as fast, and exact, and the graph would be built again with each of the many merges
 * that a small segment goes through.
 */
final class PassageCodec extends Lucene104Codec {

    /** Lucene builds a graph over n vectors when n is above this times the natural logarithm of n: here, above 2,500. */
    private static final int GRAPH_THRESHOLD = 320;

    private static final KnnVectorsFormat VECTORS = new Lucene104HnswScalarQuantizedVectorsFormat(
            ScalarEncoding.UNSIGNED_BYTE,
            Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN,
            Lucene99HnswVectorsFormat.DEFAULT_BEAM_WIDTH,
            Lucene99HnswVectorsFormat.DEFAULT_NUM_MERGE_WORKER,
            null,
            GRAPH_THRESHOLD);

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return VECTORS;
    }
}
