package dev.docent.ingestion.pipeline.step;

import dev.docent.ingestion.pipeline.claim.Claims;
import dev.docent.retrieval.index.PassageIndex;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Flushes the index for many documents at a time, since that costs about as much for one as for all. Who comes waits
 * for those who are still at work, though not for long; who is alone does not wait at all. Safe for concurrent use.
 */
public final class GroupCommits {

    private final PassageIndex index;
    private final Claims work;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long written;
    private long flushed;
    private final long between;
    private long lastEnd;
    private int waiting;
    private boolean flushing;

    /** @param between from the end of a flush to the beginning of the next, at the most, when someone waits for it */
    public GroupCommits(PassageIndex index, Claims work, Duration between) {
        this.index = index;
        this.work = work;
        this.between = between.toNanos();
        this.lastEnd = System.nanoTime() - this.between;
    }

    /** Returns when what the caller has written to the index is durable and seen; a flush that fails throws. */
    void await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var mine = ++written;
            waiting++;
            changed.signalAll();
            while (flushed < mine) {
                waitOrFlush();
            }
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    private void waitOrFlush() throws InterruptedException {
        var left = lastEnd + between - System.nanoTime();
        if (flushing) {
            changed.await();
        } else if (left > 0 && waiting < work.count() && !work.stopping()) {
            changed.await(left, TimeUnit.NANOSECONDS);
        } else {
            flush();
        }
    }

    private void flush() {
        var reached = written;
        flushing = true;
        lock.unlock();
        var done = false;
        try {
            index.flush();
            done = true;
        } finally {
            lock.lock();
            flushing = false;
            lastEnd = System.nanoTime();
            flushed = done ? Math.max(flushed, reached) : flushed;
            changed.signalAll();
        }
    }
}
