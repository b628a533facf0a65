package dev.docent.retrieval.index;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Commits the writes of concurrent callers together: callers that arrive during a commit share the next one, so that small
 * documents are not limited by the disk's sync or by a server's latency. Safe for concurrent use.
 */
public final class GroupCommit {

    /** Makes durable and visible what was written before it began. */
    @FunctionalInterface
    public interface Commit {
        void run() throws IOException;
    }

    private final Commit commit;
    private final AtomicLong written = new AtomicLong();
    private final ReentrantLock committing = new ReentrantLock(true);
    private long committed;

    public GroupCommit(Commit commit) {
        this.commit = commit;
    }

    /** Returns when the caller's writes are durable. A failed commit fails only the caller that ran it; the others commit again. */
    public void await() throws IOException {
        var mine = written.incrementAndGet();
        committing.lock();
        try {
            if (committed < mine) {
                var reached = written.get();
                commit.run();
                committed = reached;
            }
        } finally {
            committing.unlock();
        }
    }
}
