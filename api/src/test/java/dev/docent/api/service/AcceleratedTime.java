package dev.docent.api.service;

import dev.docent.retrieval.provider.Pacing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;

/** Time that passes ten times as fast, so that a minute takes six seconds. */
@TestComponent
final class AcceleratedTime extends Clock {

    private static final int FACTOR = 10;

    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();

    /** {@return nanoseconds since the start} */
    long nanos() {
        return (System.nanoTime() - startNanos) * FACTOR;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanos());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Bean
    Pacing acceleratedPacing() {
        return new Pacing() {
            @Override
            public long nanoTime() {
                return nanos();
            }

            @Override
            public void sleep(Duration time) throws InterruptedException {
                Thread.sleep(time.dividedBy(FACTOR));
            }

            @Override
            public double jitter() {
                return ThreadLocalRandom.current().nextDouble();
            }
        };
    }
}
