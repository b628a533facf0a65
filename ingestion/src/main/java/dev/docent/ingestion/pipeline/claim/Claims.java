package dev.docent.ingestion.pipeline.claim;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentChanged;
import dev.docent.ingestion.document.DocumentStatus;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The documents that workers of this process have claimed, and whether they have to stop. Safe for concurrent use.
 *
 * <p>Deletion relies on it. A worker reads the record of a document after it has added its claim here, and again after
 * it has removed the claim. Therefore a deletion that marks the record and then finds no claim here may delete the
 * record, unless the record names another process as the holder. A deletion that finds a claim leaves the record to the
 * worker, and nothing that the worker stored outlives it. A claim of a process that died ends with its lease.
 */
@Component
public final class Claims {

    private final Node node;
    private final Map<String, Claim> byDocument = new ConcurrentHashMap<>();
    private final ReentrantLock claiming = new ReentrantLock();
    private volatile boolean stopping;

    public Claims(Node node) {
        this.node = node;
    }

    public Node node() {
        return node;
    }

    /**
     * {@return a new claim on the document, which the caller ends} An earlier claim, of a worker that has not noticed
     * yet that the document was cancelled and queued again, stays independent of it.
     */
    public Claim begin(String document) {
        var begun = new Claim();
        byDocument.put(document, begun);
        return begun;
    }

    /**
     * Ends the claim, but not a later one on the document. {@return whether the document was deleted or cancelled
     * meanwhile}
     */
    public boolean end(String document, Claim ended) {
        byDocument.remove(document, ended);
        synchronized (byDocument) {
            byDocument.notifyAll();
        }
        return ended.revoked;
    }

    /** Returns when no document is claimed, or after the timeout. */
    public void awaitNone(Duration timeout) throws InterruptedException {
        var end = System.nanoTime() + timeout.toNanos();
        synchronized (byDocument) {
            for (var left = timeout.toNanos(); !byDocument.isEmpty() && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(byDocument, left);
            }
        }
    }

    public boolean contains(String document) {
        return byDocument.containsKey(document);
    }

    /**
     * {@return whether a worker of this process has claimed the document, or, according to its record, one of another
     * process}
     */
    public boolean isHeld(Document document) {
        return contains(document.id()) || node.isElsewhere(document);
    }

    /**
     * {@return the lock under which a document is claimed, both in its record and here, and under which documents in
     * progress are compared with the claims}
     */
    public Lock claiming() {
        return claiming;
    }

    /** {@return the number of claimed documents} */
    public int count() {
        return byDocument.size();
    }

    public void open() {
        stopping = false;
    }

    public void stop() {
        stopping = true;
    }

    public boolean stopping() {
        return stopping;
    }

    /** @throws IngestionStoppedException if the service stops, or the document was deleted or cancelled */
    void check(Claim claim) {
        if (stopping || claim.isRevoked()) {
            throw new IngestionStoppedException();
        }
    }

    /**
     * {@return a lock on the publication of the document, acquired here and released when closed} A document is made
     * searchable and its passages are deleted under the lock. A worker checks its claim under it, so that a deleted document
     * is not searchable again even for a moment.
     */
    public Publication lockPublication(String document) {
        var claim = byDocument.get(document);
        return claim == null ? () -> {} : claim.lockPublication();
    }

    @EventListener
    public void on(DocumentChanged change) {
        var changed = change.document();
        var claim = byDocument.get(changed.id());
        if (claim != null && (changed.status() == DocumentStatus.DELETING || changed.wasCancelled())) {
            claim.revoked = true;
        }
    }

    /** A worker's claim on a document. */
    public static final class Claim {

        private final ReentrantLock publication = new ReentrantLock();
        private volatile boolean revoked;

        private Claim() {}

        /** {@return whether the document was deleted or cancelled since it was claimed} */
        boolean isRevoked() {
            return revoked;
        }

        Publication lockPublication() {
            publication.lock();
            return publication::unlock;
        }
    }

    /** A lock on the publication of a document, released when closed. */
    @FunctionalInterface
    public interface Publication extends AutoCloseable {
        @Override
        void close();
    }
}
