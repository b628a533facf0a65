package dev.docent.retrieval.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.generation.FillEmbedding.FillThrottle;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FillThrottleTest {

    @Test
    void waitsWhileSomebodyElseDoes() {
        var looks = new AtomicInteger();

        new FillThrottle(List.of(() -> looks.incrementAndGet() < 4)).await(Duration.ofHours(1));

        assertThat(looks).hasValue(4);
    }

    @Test
    void goesOnForATenthOfTheTimeWhenSomebodyAlwaysDoes() {
        var start = System.nanoTime();

        new FillThrottle(List.of(() -> true)).await(Duration.ofMillis(20));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(180));
    }

    @Test
    void doesNotWaitForNobody() {
        new FillThrottle(List.of(() -> false)).await(Duration.ofHours(1));
        new FillThrottle(List.of()).await(Duration.ofHours(1));
    }
}
