package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.deletion.DocumentDeleter;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentChanged;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.pipeline.claim.ClaimedDocument;
import dev.docent.ingestion.pipeline.claim.Claims;
import dev.docent.ingestion.pipeline.claim.EmbeddingBudgets;
import dev.docent.ingestion.pipeline.claim.IngestionPause;
import dev.docent.runtime.Steps;
import dev.docent.runtime.WakeUp;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Claims queued documents. Owners take turns, each owner's oldest document first, so that an owner with a thousand
 * documents does not delay one with a single document. The queue itself is in the record store; this class keeps only
 * the owner of the last turn. Safe for concurrent use.
 */
@Component
final class IngestionQueue {

    private final Documents documents;
    private final Claims claims;
    private final DocumentDeleter deleter;
    private final IngestionPause pause;
    private final EmbeddingBudgets budgets;
    private final Steps steps;
    private String lastOwner = "";

    /** Called when a document is queued; the worker loops wait on it. */
    private final WakeUp wakeUp = new WakeUp();

    IngestionQueue(
            Documents documents,
            Claims claims,
            DocumentDeleter deleter,
            IngestionPause pause,
            EmbeddingBudgets budgets,
            Steps ingestionSteps) {
        this.documents = documents;
        this.claims = claims;
        this.deleter = deleter;
        this.pause = pause;
        this.budgets = budgets;
        this.steps = ingestionSteps;
    }

    /** {@return a document, now claimed for the caller; empty if none is queued, during a pause and during shutdown} */
    Optional<ClaimedDocument> claim() {
        if (pause.left().isPositive()) {
            return Optional.empty();
        }
        claims.claiming().lock();
        try {
            for (var next = next(); next.isPresent(); next = next()) {
                lastOwner = next.get().owner();
                var begun = begin(next.get());
                if (begun.isPresent()) {
                    return begun;
                }
            }
            return Optional.empty();
        } finally {
            claims.claiming().unlock();
        }
    }

    /** {@return how long to wait after a claim without a result, unless {@link #wakeUp} is called earlier} */
    Duration untilNextClaim(Duration longest) {
        var rest = pause.left();
        return rest.isPositive() && rest.compareTo(longest) < 0 ? rest : longest;
    }

    WakeUp wakeUp() {
        return wakeUp;
    }

    @EventListener
    void on(DocumentChanged change) {
        if (change.document().status() == DocumentStatus.QUEUED) {
            wakeUp.call();
        }
    }

    private Optional<Document> next() {
        return claims.stopping()
                ? Optional.empty()
                : steps.step("claim").observe(() -> claimAfter(lastOwner).or(() -> claimAfter("")));
    }

    private Optional<Document> claimAfter(String owner) {
        return documents.claimNext(owner, claims.node().id(), budgets.usedUp());
    }

    /**
     * A deletion or cancellation that arrived while nobody held the claim could not undo it, so the record is read
     * again.
     */
    private Optional<ClaimedDocument> begin(Document claimed) {
        var begun = claims.begin(claimed.id());
        var now = Optional.<Document>empty();
        try {
            now = documents.find(claimed.ref()).filter(claims.node()::holds);
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
