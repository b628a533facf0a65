package dev.docent.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a failed attempt is repeated. */
class RetryScheduleTest {

    @Test
    void waitsEverLongerAndThenGivesUp() {
        RandomGenerator lowest = () -> 0L;

        var pauses = IntStream.rangeClosed(1, 7)
                .mapToObj(new RetrySchedule(lowest)::after)
                .toList();

        assertThat(pauses.subList(0, 6).stream().map(java.util.Optional::orElseThrow))
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(10),
                        Duration.ofHours(1),
                        Duration.ofHours(6));
        assertThat(pauses.get(6)).isEmpty();
    }

    @Test
    void spreadsTheAttemptsByAFifth() {
        var schedule = new RetrySchedule(RandomGenerator.of("L64X128MixRandom"));

        var pauses = IntStream.range(0, 1000)
                .mapToObj(number -> schedule.after(1).orElseThrow())
                .toList();

        assertThat(pauses)
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6)));
        assertThat(pauses.stream().distinct().count()).isGreaterThan(100);
    }
}
