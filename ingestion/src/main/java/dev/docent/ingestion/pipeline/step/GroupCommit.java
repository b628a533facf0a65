package dev.docent.ingestion.pipeline.step;

import dev.docent.ingestion.pipeline.claim.Claims;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.runtime.Steps;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Commits the index for many documents at a time, since a commit costs about as much for one document as for many. A
 * caller waits for other claimed documents, up to a maximum time, and not at all if it has the only one. A failed
 * commit fails only the caller that ran it; the others commit again. Safe for concurrent use.
 */
public final class GroupCommit {

    private final PassageIndex index;
    private final Claims claims;
    private final long maxWait;
    private final Steps steps;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long written;
    private long committed;
    private long lastEnd;
    private int waiting;
    private boolean committing;

    /** @param maxWait maximum time between the end of a commit and the start of the next, if a caller waits */
    public GroupCommit(PassageIndex index, Claims claims, Duration maxWait, Steps ingestionSteps) {
        this.index = index;
        this.claims = claims;
        this.maxWait = maxWait.toNanos();
        this.steps = ingestionSteps;
        this.lastEnd = System.nanoTime() - this.maxWait;
    }

    /** Returns when the writes of the caller are durable and visible. @throws RuntimeException if the commit fails */
    void await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var mine = ++written;
            waiting++;
            changed.signalAll();
            while (committed < mine) {
                waitOrCommit();
            }
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    private void waitOrCommit() throws InterruptedException {
        var left = lastEnd + maxWait - System.nanoTime();
        if (committing) {
            changed.await();
        } else if (left > 0 && waiting < claims.count() && !claims.stopping()) {
            changed.await(left, TimeUnit.NANOSECONDS);
        } else {
            commit();
        }
    }

    private void commit() {
        var reached = written;
        committing = true;
        lock.unlock();
        var done = false;
        try {
            steps.step("flush").observe(index::flush);
            done = true;
        } finally {
            lock.lock();
            committing = false;
            lastEnd = System.nanoTime();
            committed = done ? reached : committed;
            changed.signalAll();
        }
    }
}
