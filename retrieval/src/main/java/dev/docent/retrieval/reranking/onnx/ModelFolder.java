package dev.docent.retrieval.reranking.onnx;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.retrieval.reranking.UnusableRerankerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a cross-encoder, as published by model hubs.
 *
 * @param folder the configured folder
 * @param model the ONNX file
 * @param tokenizer the tokenizer, in Hugging Face's format
 * @param length maximum number of tokens of a pair, including the special tokens
 */
record ModelFolder(Path folder, Path model, Path tokenizer, int length) {

    /** The quantized model is preferred: it takes half the time for nearly the same order. */
    private static final List<String> MODELS =
            List.of("model_quantized.onnx", "model.onnx", "onnx/model_quantized.onnx", "onnx/model.onnx");

    private static final String TOKENIZER = "tokenizer.json";
    private static final String SETTINGS = "tokenizer_config.json";

    /** The usual training length. A question with a passage is seldom longer, and time grows with the length. */
    private static final int LONGEST = 512;

    /** A smaller length has no room for a question and a passage, and is ignored. */
    private static final int SHORTEST = 16;

    /**
     * {@return the model in the folder}
     *
     * @throws UnusableRerankerException if a file is missing
     */
    static ModelFolder of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw unusable(folder, "which is not a folder", null);
        }
        var model = MODELS.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> unusable(folder, "which holds none of " + String.join(", ", MODELS), null));
        var tokenizer = folder.resolve(TOKENIZER);
        if (!Files.isRegularFile(tokenizer)) {
            throw unusable(folder, "which holds no " + TOKENIZER, null);
        }
        return new ModelFolder(folder, model, tokenizer, length(folder));
    }

    /** {@return the name of the model: the names of its folder and its file} */
    String name() {
        return folder.toAbsolutePath().normalize().getFileName() + "/" + file();
    }

    /**
     * {@return the exception that reports an unusable model}
     *
     * @param fault predicate of a sentence about the model's file
     */
    UnusableRerankerException unusable(String fault, @Nullable Throwable cause) {
        return unusable(folder, "whose " + file() + " " + fault, cause);
    }

    /** {@return the exception that reports an unusable tokenizer} */
    UnusableRerankerException unusableTokenizer(Throwable cause) {
        return unusable(folder, "whose " + TOKENIZER + " cannot be used", cause);
    }

    private Path file() {
        return folder.relativize(model);
    }

    private static int length(Path folder) {
        var settings = folder.resolve(SETTINGS);
        try {
            var length = Files.exists(settings)
                    ? new ObjectMapper()
                            .readTree(settings.toFile())
                            .path("model_max_length")
                            .asDouble(LONGEST)
                    : LONGEST;
            return length >= SHORTEST ? (int) Math.min(length, LONGEST) : LONGEST;
        } catch (IOException e) {
            throw unusable(folder, "whose " + SETTINGS + " cannot be read", e);
        }
    }

    private static UnusableRerankerException unusable(Path folder, String fault, @Nullable Throwable cause) {
        var reason = cause == null || cause.getMessage() == null
                ? ""
                : " (" + cause.getMessage().strip().replaceAll("\\s+", " ") + ")";
        return new UnusableRerankerException(
                "docent.reranking.model-folder names %s, %s%s.".formatted(folder, fault, reason), cause);
    }
}
