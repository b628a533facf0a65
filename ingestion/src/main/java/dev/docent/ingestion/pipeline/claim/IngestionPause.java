package dev.docent.ingestion.pipeline.claim;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether documents wait because the embedding model, or a store, does not answer. It is tried again after five seconds, then after
 * twice as long each time, up to five minutes, and not before a provider wants to be asked again. Safe for concurrent use.
 */
@Component
public final class IngestionPause {

    private static final Logger log = LoggerFactory.getLogger(IngestionPause.class);
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Clock clock = Clock.systemUTC();
    private int failures;
    private @Nullable Pause pause;

    /** {@return why and until when documents wait; empty when they don't} */
    public synchronized Optional<Pause> current() {
        return Optional.ofNullable(pause);
    }

    /** {@return how long no document shall be begun; zero when one may} */
    public synchronized Duration left() {
        if (pause == null) {
            return Duration.ZERO;
        }
        var left = Duration.between(clock.instant(), pause.nextTry);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * Something that every document needs did not answer. Of several that fail within one pause the first counts.
     *
     * @param reason a sentence for people
     * @param atLeast how long it wants to be left alone
     */
    public synchronized void begin(String reason, Duration atLeast, @Nullable Throwable cause) {
        if (pause != null && left().isPositive()) {
            return;
        }
        var wait = longer(shorter(SHORTEST.multipliedBy(1L << Math.min(failures, 6)), LONGEST), atLeast);
        pause = new Pause(reason, clock.instant().plus(wait));
        failures++;
        log.warn("paused ingestion failures={} next_try={}", failures, pause.nextTry, cause);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** The model answered. */
    public synchronized void end() {
        if (pause != null) {
            log.info("resumed ingestion after failures={}", failures);
        }
        failures = 0;
        pause = null;
    }

    /**
     * Documents wait.
     *
     * @param reason a sentence for people
     * @param nextTry when the next one is begun
     */
    public record Pause(String reason, Instant nextTry) {}
}
