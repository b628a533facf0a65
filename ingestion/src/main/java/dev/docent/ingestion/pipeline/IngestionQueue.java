package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.deletion.DocumentDeleter;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentChanged;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.pipeline.claim.ClaimedDocument;
import dev.docent.ingestion.pipeline.claim.Claims;
import dev.docent.ingestion.pipeline.claim.IngestionPause;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Claims queued documents. Owners take turns, each owner's oldest document first, so that an owner with a thousand documents
 * does not delay one with a single document. The queue itself is in the record store; this class keeps the owner of the
 * last turn. Safe for concurrent use.
 */
@Component
final class IngestionQueue {

    private final Documents documents;
    private final Claims claims;
    private final DocumentDeleter deleter;
    private final IngestionPause pause;
    private String lastOwner = "";

    /** Not the lock of the claims, so that an upload never waits for a claim. */
    private final Object bell = new Object();

    private long rung;

    IngestionQueue(Documents documents, Claims claims, DocumentDeleter deleter, IngestionPause pause) {
        this.documents = documents;
        this.claims = claims;
        this.deleter = deleter;
        this.pause = pause;
    }

    /** {@return a document that is now claimed by the caller; empty if none was queued within the time, or at a stop} */
    Optional<ClaimedDocument> take(Duration atMost) throws InterruptedException {
        var heard = rung();
        var rest = pause.left();
        if (rest.isPositive()) {
            pause(rest.compareTo(atMost) < 0 ? rest : atMost);
            return Optional.empty();
        }
        var claimed = claimNext();
        if (claimed.isPresent()) {
            return claimed;
        }
        listen(heard, atMost);
        return claimNext();
    }

    /** Wakes all waiting callers. */
    void wake() {
        synchronized (bell) {
            rung++;
            bell.notifyAll();
        }
    }

    /** Waits for a time, or until something wakes the queue. */
    void pause(Duration atMost) throws InterruptedException {
        listen(rung(), atMost);
    }

    @EventListener
    void on(DocumentChanged change) {
        if (change.document().status() == DocumentStatus.QUEUED) {
            wake();
        }
    }

    private long rung() {
        synchronized (bell) {
            return rung;
        }
    }

    private void listen(long heard, Duration atMost) throws InterruptedException {
        synchronized (bell) {
            // A document that was queued after the unsuccessful claim has rung since.
            if (rung == heard && !claims.stopping()) {
                TimeUnit.NANOSECONDS.timedWait(bell, atMost.toNanos());
            }
        }
    }

    private Optional<ClaimedDocument> claimNext() {
        claims.claiming().lock();
        try {
            return claim();
        } finally {
            claims.claiming().unlock();
        }
    }

    private Optional<ClaimedDocument> claim() {
        while (true) {
            var next = next();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            lastOwner = next.get().owner();
            var begun = begin(next.get());
            if (begun.isPresent()) {
                return begun;
            }
        }
    }

    private Optional<Document> next() {
        return claims.stopping() ? Optional.empty() : claimAfter(lastOwner).or(() -> claimAfter(""));
    }

    private Optional<Document> claimAfter(String owner) {
        return documents.claimNext(owner, claims.node().id());
    }

    /** A deletion or cancellation that arrived while nobody held the claim could not undo it, so the record is read again. */
    private Optional<ClaimedDocument> begin(Document claimed) {
        var begun = claims.begin(claimed.id());
        var now = Optional.<Document>empty();
        try {
            now = documents.find(claimed.owner(), claimed.id()).filter(claims.node()::holds);
        } finally {
            if (now.isEmpty()) {
                claims.end(claimed.id(), begun);
            }
        }
        if (now.isEmpty()) {
            deleter.settle(claimed);
        }
        return now.map(document -> new ClaimedDocument(document, begun, documents, claims));
    }
}
