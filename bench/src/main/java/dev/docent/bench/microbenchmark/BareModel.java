package dev.docent.bench.microbenchmark;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.docent.retrieval.inference.OnnxModels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The bare embedding model in ONNX Runtime: tokens in, the vector of the first token out. */
record BareModel(OrtSession session) implements AutoCloseable {

    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();
    private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";

    /**
     * {@return the model in the product's data folder}
     *
     * @param threads the number of threads for one text
     */
    static BareModel in(Path data, int threads) throws IOException {
        try (var options = new OrtSession.SessionOptions();
                var files = Files.list(data.resolve("models"))) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            var model = files.filter(file -> file.toString().endsWith(".onnx"))
                    .findFirst()
                    .orElseThrow();
            return new BareModel(ENVIRONMENT.createSession(model.toString(), options));
        } catch (OrtException e) {
            throw new IOException("Cannot load the model", e);
        }
    }

    /** {@return the tokens of each text, as the model's input} */
    static List<long[]> tokens(List<String> texts) throws IOException {
        try (var json = open();
                var tokenizer = HuggingFaceTokenizer.newInstance(
                        json, Map.of("truncation", "true", "maxLength", "512", "modelMaxLength", "512"))) {
            return texts.stream().map(text -> tokenizer.encode(text).getIds()).toList();
        }
    }

    private static InputStream open() {
        return Objects.requireNonNull(BareModel.class.getResourceAsStream(TOKENIZER), TOKENIZER);
    }

    float run(long[] tokens) throws OrtException {
        var mask = new long[tokens.length];
        Arrays.fill(mask, 1);
        try (var ids = OnnxModels.row(tokens);
                var attention = OnnxModels.row(mask);
                var types = OnnxModels.row(new long[tokens.length]);
                var result =
                        session.run(Map.of("input_ids", ids, "attention_mask", attention, "token_type_ids", types))) {
            return ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
