package dev.docent.retrieval.provider;

import java.time.Duration;

/**
 * How a provider is called.
 *
 * @param settings what the names of its settings begin with, such as {@code docent.gemini}
 * @param attempts how often a call is made at the most
 * @param patience how long a call may wait in all, for limits and between attempts
 * @param requestsPerMinute how many calls all together, 0 for as many as come
 * @param tokensPerMinute how many tokens all together, 0 for as many as come
 */
public record CallPolicy(
        String settings, int attempts, Duration patience, long requestsPerMinute, long tokensPerMinute) {}
