package dev.docent.api.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long to wait after each attempt that failed: ever longer, and up to a fifth more, so that not all come at once. */
final class RetrySchedule {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6));

    private final RandomGenerator random;

    RetrySchedule(RandomGenerator random) {
        this.random = random;
    }

    /** {@return the pause after so many attempts, or empty when that was the last} */
    Optional<Duration> after(int attempts) {
        if (attempts > PAUSES.size()) {
            return Optional.empty();
        }
        var pause = PAUSES.get(attempts - 1);
        return Optional.of(pause.plusMillis(random.nextLong(pause.toMillis() / 5)));
    }
}
