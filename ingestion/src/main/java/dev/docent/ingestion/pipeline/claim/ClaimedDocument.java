package dev.docent.ingestion.pipeline.claim;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.Job;
import dev.docent.ingestion.pipeline.claim.Claims.Claim;
import dev.docent.ingestion.pipeline.claim.Claims.Publication;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * A document that a worker has claimed, in its latest stored state. Every method that stores a state throws
 * {@link OptimisticLockingFailureException} if the document was deleted or cancelled, or if another process has taken it
 * over. Used by one thread at a time.
 */
public final class ClaimedDocument {

    private static final long BETWEEN_REPORTS = Duration.ofSeconds(1).toNanos();
    private static final long BETWEEN_HEARTBEATS = Job.LEASE.dividedBy(3).toNanos();

    private final Documents documents;
    private final Claims claims;
    private final Claim claim;
    private final long started = System.nanoTime();
    private long reported = started;
    private Document current;

    public ClaimedDocument(Document claimed, Claim claim, Documents documents, Claims claims) {
        this.current = claimed;
        this.claim = claim;
        this.documents = documents;
        this.claims = claims;
    }

    public Document current() {
        return current;
    }

    /** Stores the next state and renews the lease. */
    public void save(UnaryOperator<Document> step) {
        current = documents.save(step.apply(current).renewed());
        reported = System.nanoTime();
    }

    /** Like {@link #save}, but does nothing within a second after the last stored state. */
    public void report(UnaryOperator<Document> step) {
        if (System.nanoTime() - reported >= BETWEEN_REPORTS) {
            save(step);
        }
    }

    /** Changes the state and stores it now, or together with the next state that is stored. */
    public void step(boolean storeNow, UnaryOperator<Document> step) {
        current = step.apply(current);
        if (storeNow) {
            renew();
        }
    }

    /**
     * Checks that the work may continue, and renews the lease when that is due.
     *
     * @throws IngestionStoppedException if the service stops, or the document was deleted or cancelled
     */
    public void check() {
        claims.check(claim);
        if (System.nanoTime() - reported >= BETWEEN_HEARTBEATS) {
            renew();
        }
    }

    /** Renews the lease if other processes may have taken the document over. */
    public void confirm() {
        if (claims.node().shared()) {
            renew();
        }
    }

    private void renew() {
        save(UnaryOperator.identity());
    }

    /**
     * {@return a lock under which the caller makes the document searchable, and which it closes} A deletion or a cancellation
     * waits until then.
     *
     * @throws IngestionStoppedException if the service stops, or the document was deleted or cancelled
     */
    public Publication lockPublication() {
        confirm();
        var publication = claim.lockPublication();
        try {
            claims.check(claim);
            return publication;
        } catch (RuntimeException stopped) {
            publication.close();
            throw stopped;
        }
    }

    /** {@return whether the document was deleted or cancelled since it was claimed} */
    public boolean isRevoked() {
        return claim.isRevoked();
    }

    /** Ends the claim; repeating it has no effect. {@return whether the document was deleted or cancelled by then} */
    public boolean end() {
        return claims.end(current.id(), claim);
    }

    /** {@return the milliseconds since the document was claimed} */
    public long millis() {
        return (System.nanoTime() - started) / 1_000_000;
    }
}
