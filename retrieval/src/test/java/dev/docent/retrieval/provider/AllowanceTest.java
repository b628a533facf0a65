package dev.docent.retrieval.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private final SteppedTime time = new SteppedTime();

    @Test
    void givesNeverMoreThanTheRateInAMinute() {
        var allowance = new Allowance(100, time);

        var taken = 0;
        for (var begun = time.nanoTime();
                time.nanoTime() - begun < Duration.ofMinutes(1).toNanos(); ) {
            var wait = allowance.until(Urgency.PERSON);
            time.pass(wait);
            if (wait.isZero()) {
                allowance.take(1);
                taken++;
            }
        }

        assertThat(taken).isBetween(99, 101);
    }

    @Test
    void givesATenthAtOnce() {
        var allowance = new Allowance(100, time);

        for (var each = 0; each < 10; each++) {
            assertThat(allowance.until(Urgency.PERSON)).isZero();
            allowance.take(1);
        }
        assertThat(allowance.until(Urgency.PERSON)).isPositive();
    }

    @Test
    void keepsHalfOfThatForPeople() {
        var allowance = new Allowance(100, time);

        allowance.take(5);

        assertThat(allowance.until(Urgency.PERSON)).isZero();
        assertThat(allowance.until(Urgency.QUEUE)).isPositive();
    }

    @Test
    void letsOneThatIsLargerThanAllPassAndWaitsAfterwards() {
        var allowance = new Allowance(100, time);

        allowance.take(190);

        assertThat(allowance.until(Urgency.PERSON)).isBetween(Duration.ofMinutes(2), Duration.ofSeconds(121));
    }

    @Test
    void takesBackWhatWasEstimatedTooHigh() {
        var allowance = new Allowance(100, time);
        allowance.take(10);

        allowance.take(-4);

        assertThat(allowance.until(Urgency.PERSON)).isZero();
    }

    @Test
    void allowsOneAMinute() {
        var allowance = new Allowance(1, time);

        assertThat(allowance.until(Urgency.QUEUE)).isZero();
        allowance.take(1);
        assertThat(allowance.until(Urgency.QUEUE)).isEqualTo(Duration.ofMinutes(1));
    }
}
