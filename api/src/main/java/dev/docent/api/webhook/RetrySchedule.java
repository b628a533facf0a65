package dev.docent.api.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** The growing pauses between the attempts to deliver a message, with up to a fifth of jitter. */
@Component
final class RetrySchedule {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6));

    private final RandomGenerator random;

    RetrySchedule() {
        this(RandomGenerator.getDefault());
    }

    RetrySchedule(RandomGenerator random) {
        this.random = random;
    }

    /** {@return the pause after this number of failed attempts; empty after the last one} */
    Optional<Duration> after(int attempts) {
        if (attempts > PAUSES.size()) {
            return Optional.empty();
        }
        var pause = PAUSES.get(attempts - 1);
        return Optional.of(pause.plusMillis(random.nextLong(pause.toMillis() / 5)));
    }
}
