package dev.docent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.support.GenericApplicationContext;

@Timeout(60)
class SavedAtStopTest {

    /** Without a bound, the stop would wait for ever: the store responds only after it. */
    @Test
    void stopsWithoutAStoreThatDoesNotRespond() throws Exception {
        var store = new CountDownLatch(1);
        var saved = new CountDownLatch(1);
        var part = new Part(Duration.ofMillis(1), () -> {
            store.await();
            saved.countDown();
        });

        part.stop();

        store.countDown();
        assertThat(saved.await(50, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void waitsForAStoreThatResponds() {
        var saved = new CountDownLatch(1);

        new Part(Duration.ofMinutes(1), saved::countDown).stop();

        assertThat(saved.getCount()).isZero();
    }

    @Test
    void survivesAStoreThatFails() {
        new Part(Duration.ofMinutes(1), () -> {
                    throw new IllegalStateException("no store");
                })
                .stop();
    }

    /** Each waits until the other has begun to stop, so one after the other would never end. */
    @Test
    void stopsAtTheSameTimeAsTheOthersOfItsPhase() {
        var both = new CountDownLatch(2);
        Work meet = () -> {
            both.countDown();
            both.await();
        };
        try (var context = new GenericApplicationContext()) {
            context.registerBean("one", Part.class, () -> new Part(Duration.ofMinutes(1), meet));
            context.registerBean("other", Part.class, () -> new Part(Duration.ofMinutes(1), meet));
            context.refresh();
        }

        assertThat(both.getCount()).isZero();
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private record Part(Duration stopTimeout, Work work) implements SavedAtStop {
        @Override
        public void saveAtStop() {
            try {
                work.run();
            } catch (InterruptedException never) {
                throw new IllegalStateException(never);
            }
        }
    }
}
