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
 * Hands out waiting documents: the owners take turns, each owner's oldest document first, so that who uploads a
 * thousand does not hold up who uploads one. The queue itself is the records store; this remembers only whose turn was
 * last. Safe for concurrent use.
 */
@Component
final class IngestionQueue {

    private final Documents documents;
    private final Claims work;
    private final DocumentDeleter eraser;
    private final IngestionPause pause;
    private String lastOwner = "";

    /** Apart from the claims, so that an upload that wakes the queue never waits for a claim. */
    private final Object bell = new Object();

    private long rung;

    IngestionQueue(Documents documents, Claims work, DocumentDeleter eraser, IngestionPause pause) {
        this.documents = documents;
        this.work = work;
        this.eraser = eraser;
        this.pause = pause;
    }

    /** {@return a document that is now in work for the caller, or empty when none came within the time, or at a stop} */
    Optional<ClaimedDocument> take(Duration atMost) throws InterruptedException {
        var heard = rung();
        var rest = pause.left();
        if (rest.isPositive()) {
            pause(rest.compareTo(atMost) < 0 ? rest : atMost);
            return Optional.empty();
        }
        var claimed = work.claiming(this::claim);
        if (claimed.isPresent()) {
            return claimed;
        }
        listen(heard, atMost);
        return work.claiming(this::claim);
    }

    /** Lets all who wait look again. */
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
            // What came after the look that found nothing has rung since.
            if (rung == heard && !work.stopping()) {
                TimeUnit.NANOSECONDS.timedWait(bell, atMost.toNanos());
            }
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
        return work.stopping() ? Optional.empty() : claimAfter(lastOwner).or(() -> claimAfter(""));
    }

    private Optional<Document> claimAfter(String owner) {
        return documents.claimNext(owner, work.node().id());
    }

    /** Who removed or cancelled it between the claim and here did not find it in anybody's hand. */
    private Optional<ClaimedDocument> begin(Document claimed) {
        var begun = work.begin(claimed.id());
        var now = Optional.<Document>empty();
        try {
            now = documents.find(claimed.owner(), claimed.id()).filter(work.node()::holds);
        } finally {
            if (now.isEmpty()) {
                work.end(claimed.id(), begun);
            }
        }
        if (now.isEmpty()) {
            eraser.settle(claimed);
        }
        return now.map(document -> new ClaimedDocument(document, begun, documents, work));
    }
}
