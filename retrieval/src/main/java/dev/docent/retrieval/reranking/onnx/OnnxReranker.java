package dev.docent.retrieval.reranking.onnx;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OrtException;
import dev.docent.retrieval.inference.Tokenizers;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.reranking.Reranker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A cross-encoder that runs in process. It computes one pair per core concurrently, which is faster than one pair with
 * all cores; pairs of concurrent searches share one queue.
 */
final class OnnxReranker implements Reranker, AutoCloseable {

    /**
     * Longer than almost any text that the model reads in full; the tokenizer's time grows with the product of both
     * lengths.
     */
    private static final int CHARACTERS = 10_000;

    private final ModelFolder folder;
    private final HuggingFaceTokenizer tokenizer;
    private final CrossEncoder encoder;
    private final int depth;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name("reranking-", 0).daemon().factory());
    private final AtomicBoolean closed = new AtomicBoolean();

    private OnnxReranker(ModelFolder folder, HuggingFaceTokenizer tokenizer, CrossEncoder encoder, int depth) {
        this.folder = folder;
        this.tokenizer = tokenizer;
        this.encoder = encoder;
        this.depth = depth;
    }

    /**
     * {@return the model of the folder, after it has scored a pair of maximum length}
     *
     * @param natives folder into which the tokenizer's native library is extracted
     * @param depth number of passages of a search to rerank
     */
    static OnnxReranker load(ModelFolder folder, Path natives, int depth) {
        var reranker = new OnnxReranker(folder, tokenizer(folder, natives), CrossEncoder.load(folder), depth);
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
        var scores = passages.stream()
                .map(passage -> CompletableFuture.supplyAsync(() -> score(question, passage.inContext()), threads))
                .toList();
        return scores.stream().map(CompletableFuture::join).toList();
    }

    private double score(String question, String passage) {
        var pair = tokenizer.encode(cut(question), cut(passage), true, false);
        try {
            return encoder.score(pair);
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "The reranking model failed on a pair of %d tokens".formatted(pair.getIds().length), e);
        }
    }

    private static String cut(String text) {
        if (text.length() <= CHARACTERS) {
            return text;
        }
        return text.substring(0, CHARACTERS - (Character.isHighSurrogate(text.charAt(CHARACTERS - 1)) ? 1 : 0));
    }

    @Override
    public int depth() {
        return depth;
    }

    @Override
    public String name() {
        return folder.name();
    }

    /** Waits for running calls, since freeing the model earlier would crash the process. Later calls fail. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            threads.close();
            tokenizer.close();
            try {
                encoder.close();
            } catch (OrtException e) {
                throw new IllegalStateException("Cannot close the reranking model", e);
            }
        }
    }
}
