package dev.docent.retrieval.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private final SteppedTime time = new SteppedTime();

    @Test
    void givesNeverMoreThanTheRateInAMinute() {
        var allowance = new TokenBucket(100, time);

        var taken = 0;
        for (var begun = time.nanoTime();
                time.nanoTime() - begun < Duration.ofMinutes(1).toNanos(); ) {
            var wait = allowance.until(Urgency.PERSON, 1);
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
        var allowance = new TokenBucket(100, time);

        for (var each = 0; each < 10; each++) {
            assertThat(allowance.until(Urgency.PERSON, 1)).isZero();
            allowance.take(1);
        }
        assertThat(allowance.until(Urgency.PERSON, 1)).isPositive();
    }

    @Test
    void keepsHalfOfThatForPeople() {
        var allowance = new TokenBucket(100, time);

        allowance.take(5);

        assertThat(allowance.until(Urgency.PERSON, 1)).isZero();
        assertThat(allowance.until(Urgency.QUEUE, 1)).isPositive();
    }

    @Test
    void keepsHalfOfThatForPeopleHoweverMuchAQueueSendsAtOnce() {
        var allowance = new TokenBucket(1000, time);
        allowance.take(10);

        var wait = allowance.until(Urgency.QUEUE, 50);
        time.pass(wait);
        allowance.take(50);
        assertThat(wait).isPositive();
        assertThat(allowance.until(Urgency.PERSON, 1)).isZero();
        allowance.take(49);
        assertThat(allowance.until(Urgency.PERSON, 1)).isZero();
    }

    @Test
    void letsAQueueSendWhatIsLargerThanItsHalfWhenNothingElseWasSent() {
        var allowance = new TokenBucket(1000, time);

        assertThat(allowance.until(Urgency.QUEUE, 70)).isZero();
    }

    @Test
    void letsOneThatIsLargerThanAllPassAndWaitsAfterwards() {
        var allowance = new TokenBucket(100, time);

        allowance.take(190);

        assertThat(allowance.until(Urgency.PERSON, 1)).isBetween(Duration.ofMinutes(2), Duration.ofSeconds(121));
    }

    @Test
    void takesBackWhatWasEstimatedTooHigh() {
        var allowance = new TokenBucket(100, time);
        allowance.take(10);

        allowance.take(-4);

        assertThat(allowance.until(Urgency.PERSON, 1)).isZero();
    }

    @Test
    void allowsOneAMinute() {
        var allowance = new TokenBucket(1, time);

        assertThat(allowance.until(Urgency.QUEUE, 1)).isZero();
        allowance.take(1);
        assertThat(allowance.until(Urgency.QUEUE, 1)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void isDividedAmongProcesses() {
        var bucket = new TokenBucket(100, time);

        bucket.divide(2);
        assertThat(bucket.until(Urgency.PERSON, 1)).as("emptied").isPositive();
        time.pass(Duration.ofMinutes(1));
        bucket.take(5);
        assertThat(bucket.until(Urgency.PERSON, 1))
                .as("45 a minute")
                .isBetween(Duration.ofMillis(1333), Duration.ofMillis(1334));

        bucket.divide(1);
        assertThat(bucket.until(Urgency.PERSON, 1))
                .as("90 a minute")
                .isBetween(Duration.ofMillis(666), Duration.ofMillis(667));
    }

    @Test
    void isLimitedWithMoreProcessesThanCallsAMinute() {
        var bucket = new TokenBucket(1, time);

        bucket.divide(4);

        assertThat(bucket.until(Urgency.PERSON, 1)).isEqualTo(Duration.ofMinutes(4));
    }
}
