package dev.docent.retrieval.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.LongBuffer;
import java.nio.file.Path;

/** Loads models for ONNX Runtime as they run best here: one text a call, no more memory kept than is used. */
public final class OnnxModels {

    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

    private OnnxModels() {}

    /**
     * {@return the model, safe for concurrent use; to close it while it runs ends the process}
     *
     * @param threads how many work on one text
     * @throws OrtException if the file is missing or holds no model
     */
    public static OrtSession load(Path model, int threads) throws OrtException {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // The arena keeps the memory of the longest text ever seen, and is no faster.
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            return ENVIRONMENT.createSession(model.toString(), options);
        }
    }

    /** {@return the numbers as the only row of a batch, to be closed} */
    public static OnnxTensor row(long[] values) throws OrtException {
        return OnnxTensor.createTensor(ENVIRONMENT, LongBuffer.wrap(values), new long[] {1, values.length});
    }
}
