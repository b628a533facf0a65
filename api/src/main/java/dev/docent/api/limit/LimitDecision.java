package dev.docent.api.limit;

import dev.docent.api.limit.LimitBucket.Taken;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Whether a request is within the limits.
 *
 * @param refused the limit that it exceeds; null if it is within all
 * @param tightest the limit of numbers of calls of which the least is left; null if there is none
 */
public record LimitDecision(
        @Nullable Exceeded refused, @Nullable Standing tightest) {

    static final LimitDecision UNLIMITED = new LimitDecision(null, null);

    private static final Logger log = LoggerFactory.getLogger(LimitDecision.class);

    /** {@return the decision; no limit if the records do not respond} */
    static LimitDecision unlessUnavailable(Supplier<LimitDecision> check) {
        try {
            return check.get();
        } catch (DataAccessException unavailable) {
            log.warn("event=limits_unavailable error={}", unavailable.getClass().getSimpleName());
            return UNLIMITED;
        }
    }

    /** {@return what follows from what was taken for a call} @param owner of the limits, such as {@code account} */
    static LimitDecision of(String owner, List<Taken> taken) {
        var refused = taken.stream().filter(each -> !each.granted()).findFirst();
        var tightest = taken.stream()
                .filter(each -> each.granted() && CallRates.isOfCalls(each.rate()))
                .min(Comparator.comparing(Taken::remaining));
        return new LimitDecision(
                refused.map(each -> Exceeded.of(owner, each)).orElse(null),
                refused.or(() -> tightest).map(Standing::of).orElse(null));
    }

    /**
     * How much of a limit is left.
     *
     * @param resetSeconds until all of it is there again
     */
    public record Standing(long limit, long remaining, long resetSeconds) {

        static Standing of(Taken taken) {
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
            String name, String sentence, @Nullable Long retryAfterSeconds) {

        static Exceeded of(String owner, Taken taken) {
            var rate = taken.rate();
            return new Exceeded(
                    owner + "." + rate.name(),
                    "The limit of the %s is reached: %s %s"
                            .formatted(owner, rate.name().replace('_', ' '), rate.text()),
                    seconds(Duration.ofNanos(taken.waitNanos())));
        }
    }

    static long seconds(Duration time) {
        return Math.max(1, time.plusMillis(999).toSeconds());
    }
}
