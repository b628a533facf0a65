package dev.docent.retrieval.index;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes writes durable, many at a time: who waits while a commit runs shares the next one, so that small documents are
 * not bound by the disk's sync, or by how long a server takes.
 */
public final class GroupCommit {

    /** Makes durable and visible all that was written before it began. */
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

    /** Returns when what the caller has written is durable; a failed commit fails each caller that depended on it. */
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
