package dev.docent.retrieval.reranking.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OrtException;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.inference.NativeUse;
import dev.docent.retrieval.inference.Tokenizers;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.reranking.Reranker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A cross-encoder that runs in process. It computes one pair per core concurrently, which is faster than one pair with
 * all cores.
 */
final class OnnxReranker implements Reranker, AutoCloseable {

    private final ModelFolder folder;
    private final HuggingFaceTokenizer tokenizer;
    private final CrossEncoder encoder;
    private final int depth;
    private final ComputePool compute;
    private final NativeUse use = new NativeUse("reranking model");

    private OnnxReranker(
            ModelFolder folder, HuggingFaceTokenizer tokenizer, CrossEncoder encoder, int depth, ComputePool compute) {
        this.folder = folder;
        this.tokenizer = tokenizer;
        this.encoder = encoder;
        this.depth = depth;
        this.compute = compute;
    }

    /**
     * {@return the model of the folder, after it has scored a pair of maximum length}
     *
     * @param natives folder into which the tokenizer's native library is extracted
     * @param depth number of passages of a search to rerank
     * @param compute the threads that score pairs
     */
    static OnnxReranker load(ModelFolder folder, Path natives, int depth, ComputePool compute) {
        var reranker = new OnnxReranker(folder, tokenizer(folder, natives), CrossEncoder.load(folder), depth, compute);
        try {
            reranker.score("Is anything too long?", "Words ".repeat(folder.length()));
            return reranker;
        } catch (RuntimeException e) {
            reranker.close();
            throw folder.unusable(
                    "fails on a pair of %d tokens".formatted(folder.length()), e.getCause() == null ? e : e.getCause());
        }
    }

    /** Truncates the longer part, which is the passage unless the question is very long. */
    private static HuggingFaceTokenizer tokenizer(ModelFolder folder, Path natives) {
        var length = Integer.toString(folder.length());
        var options = Map.of("truncation", "longest_first", "maxLength", length, "modelMaxLength", length);
        try (var json = Files.newInputStream(folder.tokenizer())) {
            return Tokenizers.load(json, options, natives);
        } catch (IOException | RuntimeException e) {
            throw folder.unusableTokenizer(e);
        }
    }

    @Override
    public List<Double> scores(String question, List<Passage> passages) {
        if (passages.isEmpty()) {
            return List.of();
        }
        var pairs = passages.stream()
                .map(passage -> (Supplier<Double>) () -> score(question, passage.inContext()))
                .toList();
        return compute.all(passages.getFirst().source().owner(), pairs);
    }

    private double score(String question, String passage) {
        return use.call(() -> score(tokenizer.encode(Tokenizers.cut(question), Tokenizers.cut(passage), true, false)));
    }

    private double score(Encoding pair) {
        try {
            return encoder.score(pair);
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "The reranking model failed on a pair of %d tokens".formatted(pair.getIds().length), e);
        }
    }

    @Override
    public int depth() {
        return depth;
    }

    @Override
    public String name() {
        return folder.name();
    }

    /** Waits for running calls; later ones fail. */
    @Override
    public void close() {
        try {
            use.close(() -> {
                tokenizer.close();
                encoder.close();
            });
        } catch (OrtException e) {
            throw new IllegalStateException("Cannot close the reranking model", e);
        }
    }
}
