package dev.docent.ingestion.pipeline.claim;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.Job;
import dev.docent.ingestion.pipeline.claim.Claims.Work;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * A document in a worker's hand: its latest stored state, and how it came by it. Used by one thread at a time.
 */
public final class ClaimedDocument {

    private static final long BETWEEN_REPORTS = Duration.ofSeconds(1).toNanos();
    private static final long BETWEEN_HEARTBEATS = Job.LEASE.dividedBy(3).toNanos();

    private final Documents documents;
    private final Claims work;
    private final Work mine;
    private final long started = System.nanoTime();
    private long reported = started;
    private Document current;

    /** @param mine the work at it that the worker began */
    public ClaimedDocument(Document claimed, Work mine, Documents documents, Claims work) {
        this.current = claimed;
        this.mine = mine;
        this.documents = documents;
        this.work = work;
    }

    public Document current() {
        return current;
    }

    /**
     * Stores the next state.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException when someone else removed it meanwhile
     */
    public void become(UnaryOperator<Document> step) {
        current = documents.save(step.apply(current).renewed());
        reported = System.nanoTime();
    }

    /** The same, at most about once a second; other calls store nothing. */
    public void report(UnaryOperator<Document> step) {
        if (System.nanoTime() - reported >= BETWEEN_REPORTS) {
            become(step);
        }
    }

    /** Takes a step of which others learn at once only if it matters; if not, they learn of it by the next that is stored. */
    public void pass(boolean matters, UnaryOperator<Document> step) {
        current = step.apply(current);
        if (matters) {
            become(UnaryOperator.identity());
        }
    }

    /**
     * Looks whether to go on, and renews the lease when it is time.
     *
     * @throws IngestionStoppedException when the work shall be put down
     * @throws org.springframework.dao.OptimisticLockingFailureException when someone else has it now
     */
    public void check() {
        work.check(mine);
        if (System.nanoTime() - reported >= BETWEEN_HEARTBEATS) {
            become(UnaryOperator.identity());
        }
    }

    /**
     * Renews the lease, where others may have taken it.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException when another process removed it, or has it now
     */
    public void confirm() {
        if (work.node().shared()) {
            become(UnaryOperator.identity());
        }
    }

    /**
     * Runs a step that makes it searchable, unless the work shall be put down.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException when another process removed it, or has it now
     */
    public void publish(Runnable step) {
        confirm();
        work.exclusively(mine, () -> {
            work.check(mine);
            step.run();
        });
    }

    /** {@return whether it is being removed, or was cancelled, since the work began} */
    public boolean isForgotten() {
        return mine.isForgotten();
    }

    /** Takes it off the list of what is in work. {@return whether it was forgotten by then} Doing it twice does no harm. */
    public boolean end() {
        return work.end(current.id(), mine);
    }

    public long millis() {
        return (System.nanoTime() - started) / 1_000_000;
    }
}
