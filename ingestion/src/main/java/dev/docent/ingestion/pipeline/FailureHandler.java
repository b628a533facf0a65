package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.deletion.DocumentDeleter;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.pipeline.claim.ClaimedDocument;
import dev.docent.ingestion.pipeline.claim.Claims;
import dev.docent.ingestion.pipeline.claim.IngestionPause;
import dev.docent.ingestion.pipeline.step.EmbeddingUnavailableException;
import dev.docent.ingestion.pipeline.step.IngestionFailure;
import dev.docent.retrieval.index.UnavailableIndexException;
import dev.docent.retrieval.provider.ProviderException.BudgetUsedUpException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;

/** Decides whether a document whose ingestion failed is failed or queued again. Safe for concurrent use. */
final class FailureHandler {

    private static final Logger log = LoggerFactory.getLogger(FailureHandler.class);

    /** Limits the failures that only this document has, such as a passage to which the model never responds. */
    private static final int MAX_FAILURES = 5;

    /** Limits the outages during a document. At the longest pause, these are more than three days. */
    private static final int MAX_INTERRUPTIONS = 1_000;

    private final Claims claims;
    private final DocumentDeleter deleter;
    private final IngestionPause pause;

    FailureHandler(Claims claims, DocumentDeleter deleter, IngestionPause pause) {
        this.claims = claims;
        this.deleter = deleter;
        this.pause = pause;
    }

    /** Saves the document as failed or queued, unless it was deleted or cancelled, or another process has claimed it. */
    void handle(ClaimedDocument document, Throwable cause) {
        try {
            if (cause instanceof OptimisticLockingFailureException lost) {
                throw lost;
            }
            var outage = Outage.of(cause);
            if (claims.stopping()) {
                document.save(Document::released);
            } else if (isOverBudget(cause)) {
                document.save(now -> now.interrupted(false));
            } else if (outage != null) {
                onOutage(document, outage);
            } else if (!document.isRevoked()) {
                fail(document, cause);
            }
        } catch (OptimisticLockingFailureException lost) {
            log.debug("lost claim document={}", document.current().id());
        }
    }

    /** {@return whether the owner's budget is used up, so that the queue passes over the owner until it is there again} */
    private static boolean isOverBudget(Throwable cause) {
        return cause instanceof EmbeddingUnavailableException && cause.getCause() instanceof BudgetUsedUpException;
    }

    /**
     * Queues the document again, and pauses ingestion unless other documents are known not to be affected. A document that
     * repeatedly has an outage of its own fails eventually; the count is stored with it.
     */
    private void onOutage(ClaimedDocument document, Outage outage) {
        var job = document.current().job();
        var isOwn = outage.isOf(job, pause);
        if (!outage.isOfDocument()) {
            pause.begin(outage.sentence(), outage.retryAfter(), outage.cause());
        }
        if ((isOwn && job.failures() >= MAX_FAILURES - 1) || job.interruptions() >= MAX_INTERRUPTIONS - 1) {
            fail(document, outage.cause());
        } else {
            log.info(
                    "interrupted document={} own={} interruptions={}",
                    document.current().id(),
                    isOwn,
                    job.interruptions() + 1);
            document.save(now -> now.interrupted(isOwn));
        }
    }

    private void fail(ClaimedDocument document, Throwable cause) {
        var failure = IngestionFailure.of(cause);
        var id = document.current().id();
        if (failure.expected()) {
            log.info("failed document={} code={} ms={}", id, failure.code(), document.millis());
        } else {
            log.error("failed document={} code={} ms={}", id, failure.code(), document.millis(), cause);
        }
        // If another process has taken over the document, its results must stay.
        document.confirm();
        if (areResultsDeleted(document)) {
            document.save(now -> now.failed(failure.code(), failure.message()));
        } else {
            document.save(Document::released);
        }
    }

    /**
     * {@return false if the index is unavailable: searches would find the passages of the failed document, so that it
     * is queued again} Text and chunks that cannot be deleted do no harm, since no search finds them.
     */
    private boolean areResultsDeleted(ClaimedDocument document) {
        try {
            deleter.deleteResults(document.current());
        } catch (UnavailableIndexException outage) {
            pause.begin("The passage index does not respond", Duration.ZERO, outage);
            return false;
        } catch (RuntimeException failure) {
            log.error("kept text of failed document={}", document.current().id(), failure);
        }
        return true;
    }
}
