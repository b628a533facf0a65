package dev.docent.retrieval.provider;

import dev.docent.retrieval.provider.ProviderException.LimitReachedException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What all calls to a provider together may send: requests and tokens a minute, and nothing at all to a model that the
 * provider wants to be left alone. Safe for concurrent use.
 */
final class CallLimits {

    /** Whoever asks for more than that is mistaken, or means a quota that no waiting brings back. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    private final String provider;
    private final String settings;
    private final Pacing pacing;
    private final @Nullable Allowance requests;
    private final @Nullable Allowance tokens;
    private final Map<String, Long> restsUntil = new HashMap<>();

    CallLimits(String provider, CallPolicy policy, Pacing pacing) {
        this.provider = provider;
        this.settings = policy.settings();
        this.pacing = pacing;
        this.requests = allowance(policy.requestsPerMinute());
        this.tokens = allowance(policy.tokensPerMinute());
    }

    private @Nullable Allowance allowance(long aMinute) {
        return aMinute == 0 ? null : new Allowance(aMinute, pacing);
    }

    /**
     * Waits until a call may go.
     *
     * @param until when it is no longer worth it, in the nanoseconds of the pacing
     * @throws LimitReachedException if it would have to wait longer
     */
    void admit(String model, Urgency urgency, long estimatedTokens, long until) throws InterruptedException {
        while (true) {
            var wait = tryToTake(model, urgency, estimatedTokens);
            if (wait.isZero()) {
                return;
            }
            if (pacing.nanoTime() + wait.toNanos() > until) {
                throw new LimitReachedException(
                        "%s is asked as often as it may be. Ask again later, or raise %s.requests-per-minute and %s.tokens-per-minute if your quota allows it."
                                .formatted(provider, settings, settings),
                        wait,
                        true,
                        null);
            }
            pacing.sleep(wait);
        }
    }

    private synchronized Duration tryToTake(String model, Urgency urgency, long estimatedTokens) {
        var now = pacing.nanoTime();
        var rest = Duration.ofNanos(Math.max(0, restsUntil.getOrDefault(model, now) - now));
        var wait = Stream.of(rest, until(requests, urgency, 1), until(tokens, urgency, estimatedTokens))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (wait.isZero()) {
            take(requests, 1);
            take(tokens, estimatedTokens);
        }
        return wait;
    }

    /** Corrects what a call was estimated to send. */
    void settle(long estimatedTokens, long actualTokens) {
        take(tokens, actualTokens - estimatedTokens);
    }

    /** Gives back what was taken for a call that was not made after all. */
    void giveBack(long estimatedTokens) {
        take(requests, -1);
        take(tokens, -estimatedTokens);
    }

    /** Nobody calls the model for that long, but for five minutes at the most: the provider said so to one of us, and means all. */
    synchronized void rest(String model, Duration time) {
        var longest = time.compareTo(LONGEST_REST) < 0 ? time : LONGEST_REST;
        restsUntil.merge(model, pacing.nanoTime() + longest.toNanos(), Math::max);
    }

    private static Duration until(@Nullable Allowance allowance, Urgency urgency, double amount) {
        return allowance == null ? Duration.ZERO : allowance.until(urgency, amount);
    }

    private static void take(@Nullable Allowance allowance, double amount) {
        if (allowance != null) {
            allowance.take(amount);
        }
    }
}
