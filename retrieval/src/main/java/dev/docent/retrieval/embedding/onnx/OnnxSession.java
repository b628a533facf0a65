package dev.docent.retrieval.embedding.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.docent.retrieval.inference.OnnxModels;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * A BERT model ready to run. Computes one text a call, never padded: on CPUs batches are slower, and with int8 weights a
 * vector would depend on what shares its batch.
 */
final class OnnxSession implements AutoCloseable {

    private final OrtSession session;
    private final int places;
    private final Semaphore callers;
    private boolean closed;

    /**
     * @param threads how many work on one text
     * @param callers how many texts are computed at once; more callers wait
     */
    OnnxSession(Path model, int threads, int callers) {
        this.places = callers;
        this.callers = new Semaphore(callers, true);
        try {
            session = OnnxModels.load(model, threads);
        } catch (OrtException e) {
            throw new IllegalStateException("The embedding model can't be loaded from " + model, e);
        }
    }

    /** {@return the vector of the first token, which stands for the whole text, at unit length} */
    float[] embed(long[] tokens, int dimensions) {
        callers.acquireUninterruptibly();
        try {
            if (closed) {
                throw closed();
            }
            return unit(firstOf(tokens, dimensions));
        } catch (OrtException e) {
            throw new IllegalStateException("The embedding model failed on a text of " + tokens.length + " tokens", e);
        } finally {
            callers.release();
        }
    }

    private float[] firstOf(long[] tokens, int dimensions) throws OrtException {
        var mask = new long[tokens.length];
        Arrays.fill(mask, 1);
        try (var ids = OnnxModels.row(tokens);
                var attention = OnnxModels.row(mask);
                var types = OnnxModels.row(new long[tokens.length]);
                var result =
                        session.run(Map.of("input_ids", ids, "attention_mask", attention, "token_type_ids", types))) {
            var first = new float[dimensions];
            ((OnnxTensor) result.get(0)).getFloatBuffer().get(first);
            return first;
        }
    }

    private static float[] unit(float[] vector) {
        double square = 0;
        for (float x : vector) {
            square += (double) x * x;
        }
        var length = Math.sqrt(square);
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] / length);
        }
        return vector;
    }

    static IllegalStateException closed() {
        return new IllegalStateException("The embedding model is closed");
    }

    /** Waits for the calls under way: to free what they read would end the process. Closing twice is closing once. */
    @Override
    public void close() {
        callers.acquireUninterruptibly(places);
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("The embedding model can't be closed", e);
        } finally {
            callers.release(places);
        }
    }
}
