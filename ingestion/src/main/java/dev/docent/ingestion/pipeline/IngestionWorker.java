package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.deletion.DocumentDeleter;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.ingestion.pipeline.claim.ClaimedDocument;
import dev.docent.ingestion.pipeline.claim.Claims;
import dev.docent.ingestion.pipeline.claim.IngestionPause;
import dev.docent.ingestion.pipeline.step.EmbedAndIndex;
import dev.docent.ingestion.pipeline.step.EmbeddingUnavailableException;
import dev.docent.ingestion.pipeline.step.IngestionFailure;
import dev.docent.ingestion.pipeline.step.ReadAndChunk;
import dev.docent.retrieval.index.UnavailableIndexException;
import dev.docent.retrieval.provider.ProviderException.BudgetUsedUpException;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Ingests a claimed document: read and chunk, embed and index, finish. Afterwards the document is ready or failed,
 * queued again if the service stops or a store is unavailable, or deleted. A failed document does not end the worker.
 */
final class IngestionWorker {

    private static final Logger log = LoggerFactory.getLogger(IngestionWorker.class);

    /**
     * Limits the attempts at a document that makes this process exit. One that makes a parser process exit fails at
     * once.
     */
    private static final int MAX_ATTEMPTS = 100;

    /** Limits the failures that only this document has, such as a passage to which the model never responds. */
    private static final int MAX_FAILURES = 5;

    /** Limits the outages during a document. At the longest pause, these are more than three days. */
    private static final int MAX_INTERRUPTIONS = 1_000;

    private final KnowledgeBases knowledgeBases;
    private final ReadAndChunk readAndChunk;
    private final EmbedAndIndex embedAndIndex;
    private final Claims claims;
    private final DocumentDeleter deleter;
    private final IngestionPause pause;
    private final Executor finishing;
    private final ObservationRegistry observations;

    /**
     * @param finishing runs the last step of a document, while the worker claims the next document
     * @param observations each document is an observation, from its claim to its end
     */
    IngestionWorker(
            KnowledgeBases knowledgeBases,
            ReadAndChunk readAndChunk,
            EmbedAndIndex embedAndIndex,
            Claims claims,
            DocumentDeleter deleter,
            IngestionPause pause,
            Executor finishing,
            ObservationRegistry observations) {
        this.knowledgeBases = knowledgeBases;
        this.readAndChunk = readAndChunk;
        this.embedAndIndex = embedAndIndex;
        this.claims = claims;
        this.deleter = deleter;
        this.pause = pause;
        this.finishing = finishing;
        this.observations = observations;
    }

    /** Ingests the document and ends its claim, possibly after this method has returned. */
    void ingest(ClaimedDocument document) {
        var observed = DocumentObservation.start(document, observations);
        var indexed = false;
        try {
            indexed = observed.observation().scoped(() -> succeeds(document, () -> isIndexed(document)));
        } finally {
            if (!indexed) {
                observed.stop();
            }
        }
        if (indexed) {
            finishing.execute(() -> finish(observed));
        }
    }

    /** {@return the result of the step; unless it is true, the document is released} */
    private boolean succeeds(ClaimedDocument document, Callable<Boolean> step) {
        var succeeded = false;
        try {
            succeeded = step.call();
        } catch (Throwable cause) {
            onFailure(document, cause);
        } finally {
            if (!succeeded) {
                release(document);
            }
        }
        return succeeded;
    }

    private boolean isIndexed(ClaimedDocument document) throws IOException, InterruptedException {
        var claimed = document.current();
        if (knowledgeBases.find(claimed.owner(), claimed.knowledgeBaseId()).isEmpty()) {
            // Uploaded while its knowledge base was deleted, and then the process ended.
            deleter.mark(claimed.ref());
            return false;
        }
        if (claimed.job().attempts() > MAX_ATTEMPTS) {
            throw new IngestionFailure.TooManyAttemptsException();
        }
        embedAndIndex.run(document, readAndChunk.run(document));
        return true;
    }

    private void finish(DocumentObservation observed) {
        observed.observation().scoped(() -> finish(observed.document()));
        observed.stop();
    }

    /** Logs every failure, since it runs on a thread of its own. */
    private void finish(ClaimedDocument document) {
        try {
            if (succeeds(document, () -> isReady(document))) {
                logReady(document.current(), document.millis());
            }
        } catch (RuntimeException failure) {
            log.error("failed release document={}", document.current().id(), failure);
        }
    }

    /** {@return false if the document was deleted or cancelled meanwhile} */
    private boolean isReady(ClaimedDocument document) throws InterruptedException {
        embedAndIndex.finish(document);
        pause.succeeded();
        return !document.end();
    }

    private void release(ClaimedDocument document) {
        var released = document.current();
        document.end();
        // A deletion or cancellation during the claim could not delete what the worker stored afterwards.
        deleter.settle(released).filter(Document::wasCancelled).ifPresent(deleter::deleteResults);
    }

    private void onFailure(ClaimedDocument document, Throwable cause) {
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

    private static void logReady(Document ready, long millis) {
        log.info(
                "ready document={} owner={} media_type={} bytes={} pages={} passages={} ms={}",
                ready.id(),
                ready.owner(),
                ready.mediaType(),
                ready.size(),
                ready.pages(),
                ready.passages(),
                millis);
    }
}
