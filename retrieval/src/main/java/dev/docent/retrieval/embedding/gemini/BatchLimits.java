package dev.docent.retrieval.embedding.gemini;

import dev.docent.retrieval.gemini.TokenEstimate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The limits of a request.
 *
 * @param texts maximum number of texts
 * @param tokens maximum number of tokens of all texts
 * @param bytes maximum size of all texts
 */
record BatchLimits(int texts, long tokens, long bytes) {

    /** The Gemini API: 100 texts, and a body of 4 MiB, of which some is not text. */
    private static final BatchLimits GEMINI_API = new BatchLimits(100, Long.MAX_VALUE, 3 << 20);

    /** Vertex AI: embedding models older than Gemini. */
    private static final BatchLimits VERTEX = new BatchLimits(250, 20_000, Long.MAX_VALUE);

    /** Vertex AI: embedding models of Gemini. */
    private static final BatchLimits ONE = new BatchLimits(1, Long.MAX_VALUE, Long.MAX_VALUE);

    /** @see <a href="https://cloud.google.com/vertex-ai/generative-ai/docs/embeddings/get-text-embeddings">the limits</a> */
    static BatchLimits of(boolean isVertex, String model) {
        if (!isVertex) {
            return GEMINI_API;
        }
        return model.contains("gemini") ? ONE : VERTEX;
    }

    /**
     * {@return these limits, with a batch at most half the burst that the rate limit allows, as the other half is
     * reserved for users}
     *
     * @param tokensAMinute maximum number of tokens per minute of all calls together; 0 for no limit
     */
    BatchLimits within(long tokensAMinute) {
        return tokensAMinute == 0
                ? this
                : new BatchLimits(texts, Math.min(tokens, Math.max(1, tokensAMinute / 20)), bytes);
    }

    /**
     * {@return the batches, in order; a text above the limits is a batch of its own}
     *
     * @param inputs the texts; a batch never mixes titles, since the title is a field of the request
     */
    List<List<TaskStyle.Input>> split(List<TaskStyle.Input> inputs) {
        var batches = new ArrayList<List<TaskStyle.Input>>();
        var batch = new ArrayList<TaskStyle.Input>();
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
