package dev.docent.api.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A bucket from which a node takes more than it needs. */
class LimitBucketTest {

    private static final Rate RATE = Rate.perMinute("requests", 100);

    private long now = 1_000_000_000L;
    private final Bucket all = Bucket.builder()
            .addLimit(limit -> limit.capacity(100).refillGreedy(100, Duration.ofMinutes(1)))
            .withCustomTimePrecision(new TimeMeter() {
                @Override
                public long currentTimeNanos() {
                    return now;
                }

                @Override
                public boolean isWallClockBased() {
                    return false;
                }
            })
            .build();
    private final LimitBucket here = new LimitBucket(all, RATE, 10, () -> now);
    private final LimitBucket elsewhere = new LimitBucket(all, RATE, 10, () -> now);

    @Test
    void asksTheSharedBucketOncePerLease() {
        for (var time = 0; time < 10; time++) {
            assertThat(here.take(1).granted()).isTrue();
        }

        assertThat(all.getAvailableTokens()).isEqualTo(90);
    }

    @Test
    void letsNoMoreThroughThanTheLimit() {
        var granted = 0;
        for (var time = 0; time < 300; time++) {
            granted += (time % 3 == 0 ? here : elsewhere).take(1).granted() ? 1 : 0;
        }

        assertThat(granted).isEqualTo(100);
    }

    @Test
    void reportsWhatRemainsAndHowLongToWait() {
        assertThat(here.take(1).remaining()).isEqualTo(99);
        assertThat(here.take(60).remaining()).isEqualTo(39);

        var refused = here.take(40);

        assertThat(refused.granted()).isFalse();
        assertThat(Duration.ofNanos(refused.waitNanos())).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
        assertThat(here.take(39).granted()).isTrue();
    }

    @Test
    void takesAgainAfterTheWait() {
        here.take(100);
        var refused = here.take(1);
        assertThat(here.barredNanos()).isPositive();

        now += refused.waitNanos();

        assertThat(here.barredNanos()).isZero();
        assertThat(here.take(1).granted()).isTrue();
    }

    /** A client that is slower than the limit must never meet it, although most of what is leased for it is given up. */
    @Test
    void neverRefusesAClientThatIsSlowerThanTheLimit() {
        for (var time = 0; time < 1000; time++) {
            assertThat(here.take(1).granted()).as("request %d", time).isTrue();
            now += Duration.ofMillis(650).toNanos();
        }
    }

    @Test
    void neverRefusesAClientThatComesJustAfterItsLeaseEnded() {
        for (var time = 0; time < 1000; time++) {
            assertThat(here.take(1).granted()).as("request %d", time).isTrue();
            now += RATE.timeFor(10).toNanos() + 1;
        }
    }

    @Test
    void givesTheWholeLimitToWhatExceedsIt() {
        assertThat(here.take(1_000_000).granted()).isTrue();
        assertThat(here.take(1).granted()).isFalse();
    }

    @Test
    void owesWhatIsChargedBeyondTheLimit() {
        here.take(1);
        here.charge(149);

        now += Duration.ofSeconds(20).toNanos();
        assertThat(elsewhere.take(1).granted()).isFalse();
        now += Duration.ofSeconds(15).toNanos();
        assertThat(elsewhere.take(1).granted()).isTrue();
    }
}
