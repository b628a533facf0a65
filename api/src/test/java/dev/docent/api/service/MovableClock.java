package dev.docent.api.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestComponent;

/** The time of day, which a test may move for a while. */
@TestComponent
final class MovableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    /** Does something as if it were later. */
    <T> T later(Duration by, java.util.function.Supplier<T> action) {
        ahead = by;
        try {
            return action.get();
        } finally {
            ahead = Duration.ZERO;
        }
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
