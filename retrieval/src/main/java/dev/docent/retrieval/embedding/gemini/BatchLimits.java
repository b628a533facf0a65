package dev.docent.retrieval.embedding.gemini;

import dev.docent.retrieval.gemini.TokenEstimate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How much one request may hold.
 *
 * @param texts how many
 * @param tokens in all of them
 * @param bytes in all of them
 */
record BatchLimits(int texts, long tokens, long bytes) {

    /** The Gemini API: a hundred texts, and 4 MiB of body, of which some is not text. */
    private static final BatchLimits GEMINI_API = new BatchLimits(100, Long.MAX_VALUE, 3 << 20);

    /** Vertex AI, models before Gemini's. */
    private static final BatchLimits VERTEX = new BatchLimits(250, 20_000, Long.MAX_VALUE);

    /** Vertex AI, Gemini's models. */
    private static final BatchLimits ONE = new BatchLimits(1, Long.MAX_VALUE, Long.MAX_VALUE);

    /** @see <a href="https://cloud.google.com/vertex-ai/generative-ai/docs/embeddings/get-text-embeddings">the limits</a> */
    static BatchLimits of(boolean isVertex, String model) {
        if (!isVertex) {
            return GEMINI_API;
        }
        return model.contains("gemini") ? ONE : VERTEX;
    }

    /**
     * {@return these limits, and no batch larger than the half of what may go at once that is not kept for people}
     *
     * @param tokensAMinute how many all calls together may send; 0 for as many as come
     */
    BatchLimits within(long tokensAMinute) {
        return tokensAMinute == 0
                ? this
                : new BatchLimits(texts, Math.min(tokens, Math.max(1, tokensAMinute / 20)), bytes);
    }

    /**
     * {@return the requests to make, in order; a text that is too long alone has one to itself}
     *
     * @param inputs a request never holds two of different titles where {@code title} is a field of it
     */
    List<List<EmbeddingInput>> split(List<EmbeddingInput> inputs) {
        var batches = new ArrayList<List<EmbeddingInput>>();
        var batch = new ArrayList<EmbeddingInput>();
        long batchTokens = 0;
        long batchBytes = 0;
        for (var input : inputs) {
            var inputTokens = TokenEstimate.of(input.text());
            var inputBytes = input.text().getBytes(StandardCharsets.UTF_8).length;
            var fits = batch.size() < texts
                    && batchTokens + inputTokens <= tokens
                    && batchBytes + inputBytes <= bytes
                    && (batch.isEmpty() || batch.getFirst().title().equals(input.title()));
            if (!fits && !batch.isEmpty()) {
                batches.add(List.copyOf(batch));
                batch.clear();
                batchTokens = 0;
                batchBytes = 0;
            }
            batch.add(input);
            batchTokens += inputTokens;
            batchBytes += inputBytes;
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return batches;
    }
}
