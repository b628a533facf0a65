package dev.docent.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CachedCountTest {

    private long now;
    private long stored = 7;
    private boolean isDown;
    private int asked;
    private final CachedCount count = new CachedCount(Duration.ofSeconds(10), this::ask, () -> now);

    @Test
    void asksTheStoreOnceWithinItsTime() {
        assertThat(count.get()).isEqualTo(7);
        stored = 8;
        now = Duration.ofSeconds(10).toNanos() - 1;
        assertThat(count.get()).isEqualTo(7);
        assertThat(asked).isEqualTo(1);

        now++;
        assertThat(count.get()).isEqualTo(8);
    }

    @Test
    void keepsNoFailure() {
        isDown = true;
        assertThatIllegalStateException().isThrownBy(count::get);
        isDown = false;

        assertThat(count.get()).isEqualTo(7);
    }

    private long ask() {
        asked++;
        if (isDown) {
            throw new IllegalStateException("The store is down");
        }
        return stored;
    }
}
