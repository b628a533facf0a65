package dev.docent.retrieval.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.LongBuffer;
import java.nio.file.Path;

/** Loads models for ONNX Runtime with settings for one text per call and little memory. */
public final class OnnxModels {

    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

    private OnnxModels() {}

    /**
     * {@return the model, safe for concurrent use; closing it during a call crashes the process}
     *
     * @param threads number of threads that work on one text
     * @throws OrtException if the file is missing or not a model
     */
    public static OrtSession load(Path model, int threads) throws OrtException {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // Threads that wait for the next operator would otherwise spin on cores that others need.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            // The arena would keep the memory of the longest text, and is no faster.
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            return ENVIRONMENT.createSession(model.toString(), options);
        }
    }

    /** {@return a batch with the values as its only row, to be closed by the caller} */
    public static OnnxTensor row(long[] values) throws OrtException {
        return OnnxTensor.createTensor(ENVIRONMENT, LongBuffer.wrap(values), new long[] {1, values.length});
    }
}
