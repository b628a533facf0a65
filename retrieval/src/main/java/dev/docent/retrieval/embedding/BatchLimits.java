package dev.docent.retrieval.embedding;

import dev.docent.retrieval.provider.CallSize;
import dev.docent.retrieval.provider.TokenEstimate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * The limits of a request to a hosted embedding model.
 *
 * @param texts maximum number of texts
 * @param tokens maximum number of tokens of all texts
 * @param bytes maximum size of all texts
 * @param countsTexts whether the provider counts each text as a request, and not the call
 */
public record BatchLimits(int texts, long tokens, long bytes, boolean countsTexts) {

    /** Half of the burst of a tenth that a rate limit allows; the other half is reserved for users. */
    private static final int SHARE_OF_MINUTE = 20;

    /** {@return the limits of a provider that documents only a number of texts} */
    public static BatchLimits ofTexts(int texts) {
        return new BatchLimits(texts, Long.MAX_VALUE, Long.MAX_VALUE, false);
    }

    /**
     * {@return these limits, with a batch at most half the burst that the rate limits allow, as the other half is reserved
     * for users}
     *
     * @param requestsAMinute maximum number of requests per minute of all calls together; 0 for no limit
     * @param tokensAMinute maximum number of tokens per minute of all calls together; 0 for no limit
     */
    public BatchLimits within(long requestsAMinute, long tokensAMinute) {
        return new BatchLimits(
                countsTexts ? (int) Math.min(texts, share(requestsAMinute)) : texts,
                Math.min(tokens, share(tokensAMinute)),
                bytes,
                countsTexts);
    }

    private static long share(long aMinute) {
        return aMinute == 0 ? Long.MAX_VALUE : Math.max(1, aMinute / SHARE_OF_MINUTE);
    }

    /** {@return what a call with these texts takes of the rate limits} */
    public CallSize size(List<String> batch) {
        return new CallSize(
                countsTexts ? batch.size() : 1,
                batch.stream().mapToLong(TokenEstimate::of).sum());
    }

    /** {@return the batches of texts, in order; a text above the limits is a batch of its own} */
    public List<List<String>> split(List<String> all) {
        return split(all, text -> text, (first, other) -> true);
    }

    /**
     * {@return the batches, in order; a text above the limits is a batch of its own}
     *
     * @param fitsWith whether an input may be in one batch with its first one
     */
    public <T> List<List<T>> split(List<T> inputs, Function<T, String> text, BiPredicate<T, T> fitsWith) {
        var batches = new ArrayList<List<T>>();
        var batch = new ArrayList<T>();
        long batchTokens = 0;
        long batchBytes = 0;
        for (var input : inputs) {
            var inputTokens = TokenEstimate.of(text.apply(input));
            var inputBytes = text.apply(input).getBytes(StandardCharsets.UTF_8).length;
            var fits = batch.size() < texts
                    && batchTokens + inputTokens <= tokens
                    && batchBytes + inputBytes <= bytes
                    && (batch.isEmpty() || fitsWith.test(batch.getFirst(), input));
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
