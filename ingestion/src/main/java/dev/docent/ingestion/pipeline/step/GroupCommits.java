package dev.docent.ingestion.pipeline.step;

import dev.docent.ingestion.pipeline.claim.Claims;
import dev.docent.retrieval.index.PassageIndex;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Commits the index for many documents at a time, since a commit costs about the same for one document as for many. A
 * caller waits for other claimed documents, up to a maximum time, and not at all if it is the only one. Safe for
 * concurrent use.
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

    /** @param between maximum time between the end of a commit and the start of the next, if a caller waits */
    public GroupCommits(PassageIndex index, Claims work, Duration between) {
        this.index = index;
        this.work = work;
        this.between = between.toNanos();
        this.lastEnd = System.nanoTime() - this.between;
    }

    /** Returns when the writes of the caller are durable and visible. @throws RuntimeException if the commit fails */
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
