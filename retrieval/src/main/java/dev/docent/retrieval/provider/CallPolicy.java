package dev.docent.retrieval.provider;

import java.time.Duration;

/**
 * Limits and retries of the calls to a provider.
 *
 * @param settings prefix of the provider's settings, such as {@code docent.gemini}
 * @param attempts maximum number of attempts of a call
 * @param patience maximum total wait of a call, for limits and between attempts
 * @param requestsPerMinute limit of all calls together; 0 for none
 * @param tokensPerMinute limit of all calls together; 0 for none
 */
public record CallPolicy(
        String settings, int attempts, Duration patience, long requestsPerMinute, long tokensPerMinute) {}
