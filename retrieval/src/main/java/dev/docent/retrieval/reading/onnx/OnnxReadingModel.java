package dev.docent.retrieval.reading.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.inference.BundledModel;
import dev.docent.retrieval.inference.CodePoints;
import dev.docent.retrieval.inference.NativeUse;
import dev.docent.retrieval.inference.OnnxModels;
import dev.docent.retrieval.inference.Tokenizers;
import dev.docent.retrieval.reading.Reading;
import dev.docent.retrieval.reading.ReadingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.core.io.ClassPathResource;

/** A BERT model with a start and an end for each token, which runs in process: one passage per core concurrently. */
final class OnnxReadingModel implements ReadingModel, AutoCloseable {

    private static final String TOKENIZER = "bge-small-en-v1.5-q-tokenizer.json";

    /** The tokens of a question and a passage together; hardly any passage is longer. */
    private static final String TOKENS = "384";

    private final HuggingFaceTokenizer tokenizer;
    private final OrtSession session;
    private final int depth;
    private final ComputePool compute;
    private final NativeUse use = new NativeUse("reader");

    private OnnxReadingModel(HuggingFaceTokenizer tokenizer, OrtSession session, int depth, ComputePool compute) {
        this.tokenizer = tokenizer;
        this.session = session;
        this.depth = depth;
        this.compute = compute;
    }

    /**
     * {@return the bundled model}
     *
     * @param folder folder into which the model and the tokenizer's native library are extracted
     */
    static OnnxReadingModel load(Path folder, int depth, ComputePool compute) {
        var file = BundledModel.READER.in(folder);
        try (var json = new ClassPathResource("/" + TOKENIZER, OnnxReadingModel.class).getInputStream()) {
            var options = Map.of("truncation", "longest_first", "maxLength", TOKENS, "modelMaxLength", TOKENS);
            return new OnnxReadingModel(
                    Tokenizers.load(json, options, folder), OnnxModels.load(file, 1), depth, compute);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot load the tokenizer of the reader", e);
        } catch (OrtException e) {
            throw new IllegalStateException("Cannot load the reader from " + file, e);
        }
    }

    @Override
    public List<Reading> read(String tenant, String question, List<String> texts) {
        return compute.all(
                tenant,
                texts.stream()
                        .map(text -> (Supplier<Reading>) () -> read(question, text))
                        .toList());
    }

    private Reading read(String question, String text) {
        try {
            return use.call(() ->
                    computed(tokenizer.encode(Tokenizers.cut(question), Tokenizers.cut(text), true, false), text));
        } catch (OrtException e) {
            throw new IllegalStateException("The reader failed on a text of " + text.length() + " characters", e);
        }
    }

    private Reading computed(Encoding pair, String text) throws OrtException {
        try (var ids = OnnxModels.row(pair.getIds());
                var mask = OnnxModels.row(pair.getAttentionMask());
                var types = OnnxModels.row(pair.getTypeIds());
                var result = session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            return reading(pair, text, scores(result, "start"), scores(result, "end"));
        }
    }

    private static FloatBuffer scores(OrtSession.Result result, String output) {
        return ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
    }

    private static Reading reading(Encoding pair, String text, FloatBuffer start, FloatBuffer end) {
        var spans = pair.getCharTokenSpans();
        var types = pair.getTypeIds();
        var tokens = IntStream.range(1, types.length)
                .filter(i -> types[i] == 1 && spans[i] != null)
                .toArray();
        var places = CodePoints.of(text);
        var starts = new float[tokens.length];
        var ends = new float[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            starts[i] = start.get(tokens[i]);
            ends[i] = end.get(tokens[i]);
        }
        return new Reading(
                Arrays.stream(tokens)
                        .map(i -> places.offset(spans[i].getStart()))
                        .toArray(),
                Arrays.stream(tokens).map(i -> places.offset(spans[i].getEnd())).toArray(),
                starts,
                ends,
                start.get(0) + end.get(0));
    }

    @Override
    public int depth() {
        return depth;
    }

    /** Waits for running calls; later ones fail. */
    @Override
    public void close() {
        try {
            use.close(() -> {
                tokenizer.close();
                session.close();
            });
        } catch (OrtException e) {
            throw new IllegalStateException("Cannot close the reader", e);
        }
    }
}
