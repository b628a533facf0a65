package dev.docent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkerLoopTest {

    private static final Duration LONG = Duration.ofDays(1);

    private final WakeUp wakeUp = new WakeUp();
    private final Semaphore steps = new Semaphore(0);
    private WorkerLoop loop = loop(() -> {
        steps.release();
        return LONG;
    });

    @AfterEach
    void stop() {
        loop.stop(LONG);
    }

    @Test
    void waitsUntilItIsWoken() throws InterruptedException {
        loop.start();
        steps.acquire();

        wakeUp.call();

        steps.acquire();
    }

    @Test
    void keepsACallThatCameDuringAStep() throws InterruptedException {
        var inStep = new CountDownLatch(1);
        var called = new CountDownLatch(1);
        loop = loop(() -> {
            inStep.countDown();
            called.await();
            steps.release();
            return LONG;
        });
        loop.start();
        inStep.await();

        wakeUp.call();
        called.countDown();

        steps.acquire(2);
    }

    @Test
    void repeatsAStepThatFailed() throws InterruptedException {
        var tries = new AtomicInteger();
        loop = loop(() -> {
            steps.release();
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("once");
            }
            return LONG;
        });
        loop.start();
        steps.acquire();

        wakeUp.call();

        steps.acquire();
        assertThat(loop.isRunning()).isTrue();
    }

    @Test
    void stopsAfterTheCurrentStepAndStartsAgain() throws InterruptedException {
        loop.start();
        steps.acquire();

        assertThat(loop.stop(LONG)).isTrue();
        assertThat(loop.isRunning()).isFalse();
        wakeUp.call();
        assertThat(steps.tryAcquire()).isFalse();

        loop.start();
        assertThat(steps.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void saysWhenAStepOutlastsTheStop() throws InterruptedException {
        var inStep = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        loop = loop(() -> {
            inStep.countDown();
            end.await();
            return LONG;
        });
        loop.start();
        inStep.await();

        assertThat(loop.stop(Duration.ofMillis(1))).isFalse();
        end.countDown();
    }

    @Test
    void namesOnlyTheLoopWhoseStepOutlastsTheStopOfAll() throws InterruptedException {
        var inStep = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var busy = new WorkerLoop("busy", Thread.ofVirtual().factory(), new WakeUp(), () -> {
            inStep.countDown();
            end.await();
            return LONG;
        });
        busy.start();
        loop.start();
        inStep.await();
        steps.acquire();

        assertThat(WorkerLoop.stopAll(List.of(busy, loop), Duration.ofSeconds(1)))
                .containsExactly("busy");
        assertThat(busy.isRunning()).isFalse();
        end.countDown();
    }

    private WorkerLoop loop(WorkerLoop.Step step) {
        return new WorkerLoop("test", Thread.ofVirtual().factory(), wakeUp, step);
    }
}
