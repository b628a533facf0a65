package dev.docent.ingestion.pipeline.claim;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Pauses ingestion while the embedding model or a store does not respond. The first pause takes five seconds; the next
 * ones double up to five minutes, and none is shorter than the provider asks for. Safe for concurrent use.
 */
@Component
public final class IngestionPause implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(IngestionPause.class);
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Clock clock;
    private int failures;
    private boolean succeeded;
    private @Nullable Pause pause;

    public IngestionPause() {
        this(Clock.systemUTC());
    }

    @Autowired
    IngestionPause(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("docent.ingestion.paused", this, pause -> pause.current().isPresent() ? 1 : 0)
                .description("Whether ingestion is paused because a model or a store does not respond: 1 or 0")
                .register(registry);
    }

    /** {@return the current pause; empty if there is none} */
    public synchronized Optional<Pause> current() {
        return Optional.ofNullable(pause);
    }

    /** {@return the time left of the pause; zero if a document may be claimed} */
    public synchronized Duration left() {
        if (pause == null) {
            return Duration.ZERO;
        }
        var left = Duration.between(clock.instant(), pause.nextTry);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * Begins a pause after an outage. Has no effect during a pause.
     *
     * @param reason a sentence for users
     * @param atLeast minimum length of the pause
     */
    public synchronized void begin(String reason, Duration atLeast, @Nullable Throwable cause) {
        if (pause != null && left().isPositive()) {
            return;
        }
        var doubled = Collections.min(List.of(LONGEST, SHORTEST.multipliedBy(1L << Math.min(failures, 6))));
        var wait = Collections.max(List.of(doubled, atLeast));
        pause = new Pause(reason, clock.instant().plus(wait));
        failures++;
        succeeded = false;
        log.warn("paused ingestion failures={} next_try={}", failures, pause.nextTry, cause);
    }

    /** Ends the pause, since the model responded. */
    public synchronized void end() {
        if (pause != null) {
            log.info("resumed ingestion after failures={}", failures);
        }
        failures = 0;
        pause = null;
    }

    /** Records that a document became ready. */
    public synchronized void succeeded() {
        succeeded = true;
    }

    /** {@return whether a document became ready since the last pause began, so that the cause of the pause is over} */
    public synchronized boolean hasSucceeded() {
        return succeeded;
    }

    /**
     * A pause of ingestion.
     *
     * @param reason a sentence for users
     * @param nextTry the end of the pause
     */
    public record Pause(String reason, Instant nextTry) {}
}
