package dev.docent.runtime;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Wakes the {@linkplain WorkerLoop worker loops} that wait for work. A call made while a loop is busy is not lost: the loop
 * then skips its next wait. Safe for concurrent use.
 */
public final class WakeUp {

    private long calls;

    /** Wakes all loops that wait on this. */
    public synchronized void call() {
        calls++;
        notifyAll();
    }

    /** {@return the number of calls so far, for {@link #await}} */
    public synchronized long calls() {
        return calls;
    }

    /** Returns when there were more than {@code seen} calls, or after the timeout. */
    public synchronized void await(long seen, Duration timeout) throws InterruptedException {
        var start = System.nanoTime();
        var most = TimeUnit.NANOSECONDS.convert(timeout);
        for (var left = most; calls == seen && left > 0; left = most - (System.nanoTime() - start)) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
