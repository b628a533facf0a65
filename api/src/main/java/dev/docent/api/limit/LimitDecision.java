package dev.docent.api.limit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request is within the limits.
 *
 * @param refused the limit that it exceeds; null if it is within all
 * @param tightest the limit of numbers of calls of which the least is left; null if there is none
 */
public record LimitDecision(
        @Nullable Exceeded refused, @Nullable Standing tightest) {

    static final LimitDecision UNLIMITED = new LimitDecision(null, null);

    /**
     * How much of a limit is left.
     *
     * @param resetSeconds until all of it is there again
     */
    public record Standing(long limit, long remaining, long resetSeconds) {

        static Standing of(LimitBucket.Taken taken) {
            var rate = taken.rate();
            var reset = rate.timeFor(rate.limit() - Math.min(rate.limit(), taken.remaining()));
            return new Standing(rate.limit(), taken.remaining(), seconds(reset));
        }
    }

    /**
     * A limit that is exceeded.
     *
     * @param name of the limit, such as {@code account.questions}
     * @param sentence for the caller
     * @param retryAfterSeconds when the request may be repeated; null if waiting does not help
     */
    public record Exceeded(
            String name, String sentence, @Nullable Long retryAfterSeconds) {}

    static long seconds(Duration time) {
        return Math.max(1, time.plusMillis(999).toSeconds());
    }
}
