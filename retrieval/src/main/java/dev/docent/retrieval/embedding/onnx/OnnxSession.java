package dev.docent.retrieval.embedding.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.inference.OnnxModels;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * A loaded BERT model. It computes one text per call without padding: on CPUs batches are slower, and with int8 weights
 * a vector would depend on the other texts of its batch.
 */
final class OnnxSession implements AutoCloseable {

    private final OrtSession session;
    private final int places;
    private final Semaphore callers;
    private boolean closed;

    /**
     * @param threads number of threads that work on one text
     * @param callers maximum number of texts computed concurrently; further callers wait
     */
    OnnxSession(Path model, int threads, int callers) {
        this.places = callers;
        this.callers = new Semaphore(callers, true);
        try {
            session = OnnxModels.load(model, threads);
        } catch (OrtException e) {
            throw new IllegalStateException("Cannot load the embedding model from " + model, e);
        }
    }

    /** {@return a session that uses all cores for one text, and computes as many texts concurrently} */
    static OnnxSession withAllCores(Path model) {
        var cores = Runtime.getRuntime().availableProcessors();
        return new OnnxSession(model, cores, cores);
    }

    /** {@return the vector of the first token, which represents the whole text, at unit length} */
    float[] embed(long[] tokens, int dimensions) {
        return VectorSpace.normalized(run(tokens, hidden -> next(hidden, dimensions)));
    }

    /** {@return the vector of each token, at unit length} */
    float[][] tokens(long[] tokens, int dimensions) {
        return run(tokens, hidden -> {
            var vectors = new float[tokens.length][];
            for (int i = 0; i < vectors.length; i++) {
                vectors[i] = VectorSpace.normalized(next(hidden, dimensions));
            }
            return vectors;
        });
    }

    private <T> T run(long[] tokens, Function<FloatBuffer, T> read) {
        callers.acquireUninterruptibly();
        try {
            if (closed) {
                throw closed();
            }
            return computed(tokens, read);
        } catch (OrtException e) {
            throw new IllegalStateException("The embedding model failed on a text of " + tokens.length + " tokens", e);
        } finally {
            callers.release();
        }
    }

    private <T> T computed(long[] tokens, Function<FloatBuffer, T> read) throws OrtException {
        var mask = new long[tokens.length];
        Arrays.fill(mask, 1);
        try (var ids = OnnxModels.row(tokens);
                var attention = OnnxModels.row(mask);
                var types = OnnxModels.row(new long[tokens.length]);
                var result =
                        session.run(Map.of("input_ids", ids, "attention_mask", attention, "token_type_ids", types))) {
            return read.apply(((OnnxTensor) result.get(0)).getFloatBuffer());
        }
    }

    private static float[] next(FloatBuffer hidden, int dimensions) {
        var vector = new float[dimensions];
        hidden.get(vector);
        return vector;
    }

    static IllegalStateException closed() {
        return new IllegalStateException("The embedding model is closed");
    }

    /** Waits for running calls, since freeing their memory would crash the process. Closing it again has no effect. */
    @Override
    public void close() {
        callers.acquireUninterruptibly(places);
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("Cannot close the embedding model", e);
        } finally {
            callers.release(places);
        }
    }
}
