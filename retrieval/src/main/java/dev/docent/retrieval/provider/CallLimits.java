package dev.docent.retrieval.provider;

import dev.docent.retrieval.provider.ProviderCalls.Line;
import dev.docent.retrieval.provider.ProviderException.LimitReachedException;
import dev.docent.retrieval.provider.SharedLimits.Share;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The limits that all calls to a provider share: requests and tokens per minute, of which each process has
 * an equal share, and the pauses that the provider asks for. Safe for concurrent use.
 */
final class CallLimits {

    /** A provider that asks for a longer pause is mistaken, or means a quota that waiting does not restore. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    private final String provider;
    private final String settings;
    private final Pacing pacing;
    private final SharedLimits shared;
    private final TokenBucket requests;
    private final TokenBucket tokens;
    private final Map<Line, Long> restsUntil = new HashMap<>();

    CallLimits(String provider, CallPolicy policy, Pacing pacing, SharedLimits shared) {
        this.provider = provider;
        this.settings = policy.settings();
        this.pacing = pacing;
        this.shared = shared;
        this.requests = new TokenBucket(policy.requestsPerMinute(), pacing);
        this.tokens = new TokenBucket(policy.tokensPerMinute(), pacing);
    }

    /**
     * Waits until a call may start.
     *
     * @param until deadline, on the clock of the pacing in nanoseconds
     * @throws LimitReachedException if the call would start after the deadline
     */
    void admit(Line line, CallSize size, long until) throws InterruptedException {
        while (true) {
            var wait = tryToTake(line, size, shared.share(provider));
            if (wait.isZero()) {
                return;
            }
            if (pacing.nanoTime() + wait.toNanos() > until) {
                throw new LimitReachedException(
                        "%s has reached its rate limit. Ask again later, or raise %s.requests-per-minute and %s.tokens-per-minute if your quota allows it."
                                .formatted(provider, settings, settings),
                        wait,
                        true,
                        null);
            }
            pacing.sleep(wait);
        }
    }

    private synchronized Duration tryToTake(Line line, CallSize size, Share share) {
        var now = pacing.nanoTime();
        requests.divide(share.processes());
        tokens.divide(share.processes());
        var rest = Duration.ofNanos(Math.max(0, restsUntil.getOrDefault(line, now) - now));
        var wait = Stream.of(
                        rest,
                        share.pauses().getOrDefault(name(line), Duration.ZERO),
                        requests.until(line.urgency(), size.requests()),
                        tokens.until(line.urgency(), size.tokens()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (wait.isZero()) {
            requests.take(size.requests());
            tokens.take(size.tokens());
        }
        return wait;
    }

    /** Replaces the estimate of a call by its actual tokens. */
    void settle(long estimatedTokens, long actualTokens) {
        tokens.take(actualTokens - estimatedTokens);
    }

    /** Returns what was taken for a call that was not made. */
    void giveBack(CallSize size) {
        requests.take(-size.requests());
        tokens.take(-size.tokens());
    }

    /**
     * Pauses calls to a model as the provider asked for one of them, for five minutes at most: background calls, and those of
     * people only if it was one of theirs.
     */
    void rest(Line line, Duration time) {
        var longest = longest(time);
        var background = new Line(line.model(), Urgency.QUEUE);
        synchronized (this) {
            var until = pacing.nanoTime() + longest.toNanos();
            restsUntil.merge(line, until, Math::max);
            restsUntil.merge(background, until, Math::max);
        }
        shared.pause(provider, name(background), longest);
        if (!line.equals(background)) {
            shared.pause(provider, name(line), longest);
        }
    }

    /** Pauses the background calls of all processes while the provider is overloaded and says for how long. */
    void outage(Line line, Duration time) {
        shared.pause(provider, name(new Line(line.model(), Urgency.QUEUE)), longest(time));
    }

    private static Duration longest(Duration time) {
        return time.compareTo(LONGEST_REST) < 0 ? time : LONGEST_REST;
    }

    /** {@return the name under which processes share pauses} */
    private static String name(Line line) {
        return line.model() + "/" + line.urgency();
    }
}
