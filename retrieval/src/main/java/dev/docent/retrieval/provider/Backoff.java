package dev.docent.retrieval.provider;

import java.time.Duration;

/** Exponential backoff with jitter: one second before the first retry, doubled each time up to 30 seconds. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Pacing pacing;

    Backoff(Pacing pacing) {
        this.pacing = pacing;
    }

    /** {@return half of the wait after so many attempts, and a part of the other half by chance} */
    Duration after(int attempts) {
        var full = FIRST.multipliedBy(1L << Math.min(attempts - 1, 10));
        var wait = full.compareTo(LONGEST) > 0 ? LONGEST : full;
        return Duration.ofNanos((long) (wait.toNanos() * (0.5 + pacing.jitter() / 2)));
    }

    /** {@return the wait that the provider asked for, plus up to half a second of jitter} */
    Duration after(Duration asked) {
        return asked.plusMillis((long) (500 * pacing.jitter()));
    }
}
