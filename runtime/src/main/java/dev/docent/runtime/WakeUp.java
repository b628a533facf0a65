package dev.docent.runtime;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes the {@linkplain WorkerLoop worker loops} that wait for work. A call made while a loop is busy is not lost: the loop
 * then skips its next wait. Safe for concurrent use.
 */
public final class WakeUp {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition called = lock.newCondition();
    private long calls;

    /** Wakes all loops that wait on this. */
    public void call() {
        lock.lock();
        try {
            calls++;
            called.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** {@return the number of calls so far, for {@link #await}} */
    public long calls() {
        lock.lock();
        try {
            return calls;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when there were more than {@code seen} calls, or after the timeout. */
    public void await(long seen, Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            var left = TimeUnit.NANOSECONDS.convert(timeout);
            while (calls == seen && left > 0) {
                left = called.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
