package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.deletion.DocumentDeleter;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.ingestion.pipeline.claim.ClaimedDocument;
import dev.docent.ingestion.pipeline.claim.Claims;
import dev.docent.ingestion.pipeline.claim.IngestionPause;
import dev.docent.ingestion.pipeline.step.EmbeddingUnavailableException;
import dev.docent.ingestion.pipeline.step.IngestionFailure;
import dev.docent.ingestion.pipeline.step.IngestionSteps;
import dev.docent.retrieval.index.UnavailableIndexException;
import dev.docent.storage.objects.ObjectStoreUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;

/**
 * What a worker does with a claimed document: it becomes ready or failed, goes back to the queue when the service
 * stops, or is gone when it was removed meanwhile. Nothing that a document does to its worker ends the worker.
 */
final class IngestionWorker {

    private static final Logger log = LoggerFactory.getLogger(IngestionWorker.class);

    /** How often the reading of a document may be begun without coming to an end; a file that breaks its worker fails sooner. */
    private static final int MOST_ATTEMPTS = 100;

    private final Documents documents;
    private final KnowledgeBases knowledgeBases;
    private final IngestionSteps steps;
    private final Claims work;
    private final DocumentDeleter eraser;
    private final IngestionPause pause;
    private final Executor finishing;

    /** @param finishing runs what is left when a document is embedded, while the caller goes on with the next */
    IngestionWorker(
            Documents documents,
            KnowledgeBases knowledgeBases,
            IngestionSteps steps,
            Claims work,
            DocumentDeleter eraser,
            IngestionPause pause,
            Executor finishing) {
        this.documents = documents;
        this.knowledgeBases = knowledgeBases;
        this.steps = steps;
        this.work = work;
        this.eraser = eraser;
        this.pause = pause;
        this.finishing = finishing;
    }

    /** Ingests a document that the queue handed out; it may come to its end after this returns. */
    void ingest(ClaimedDocument document) {
        var embedded = false;
        try {
            embedded = hasKnowledgeBase(document.current()) && succeeds(document, () -> embed(document));
        } finally {
            if (!embedded) {
                giveUp(document);
            }
        }
        if (embedded) {
            finishing.execute(() -> finish(document));
        }
    }

    private boolean hasKnowledgeBase(Document claimed) {
        if (knowledgeBases.find(claimed.owner(), claimed.knowledgeBaseId()).isPresent()) {
            return true;
        }
        // Uploaded while its knowledge base was being removed, and then the process ended.
        eraser.mark(claimed.owner(), claimed.id());
        return false;
    }

    private void embed(ClaimedDocument document) throws IOException, InterruptedException {
        if (document.current().job().attempts() > MOST_ATTEMPTS) {
            throw new IngestionFailure.TooManyAttemptsException();
        }
        steps.run(document);
    }

    /** On a thread of its own, so that what fails here must be told here. */
    private void finish(ClaimedDocument document) {
        try {
            makeReady(document);
        } catch (RuntimeException failure) {
            log.error("document={} could not be put down", document.current().id(), failure);
        }
    }

    private void makeReady(ClaimedDocument document) {
        var settled = false;
        try {
            settled = succeeds(document, () -> steps.finish(document)) && !document.end();
        } finally {
            if (!settled) {
                giveUp(document);
            }
        }
        if (settled) {
            logReady(document);
        }
    }

    private boolean succeeds(ClaimedDocument document, Step step) {
        try {
            step.run();
            return true;
        } catch (OptimisticLockingFailureException removedMeanwhile) {
            log.debug(
                    "document={} was removed while in work", document.current().id());
        } catch (Throwable cause) {
            putDown(document, cause);
        }
        return false;
    }

    private void giveUp(ClaimedDocument document) {
        var ended = document.current();
        document.end();
        // Whoever removed or cancelled it meanwhile could not take back what the worker was about to bring.
        eraser.settle(ended).filter(Document::wasCancelled).ifPresent(steps::undo);
    }

    private void putDown(ClaimedDocument document, Throwable cause) {
        try {
            if (work.stopping() || isPausedBy(cause)) {
                document.become(Document::released);
            } else if (!document.isForgotten()) {
                fail(document, cause);
            }
        } catch (OptimisticLockingFailureException removedMeanwhile) {
            log.debug(
                    "document={} was removed while in work", document.current().id());
        }
    }

    /** {@return whether the cause is something that every document needs, which is waited for then} */
    private boolean isPausedBy(Throwable cause) {
        switch (cause) {
            case EmbeddingUnavailableException unavailable ->
                pause.begin(unavailable.sentence(), unavailable.retryAfter(), unavailable.getCause());
            case ObjectStoreUnavailableException unavailable ->
                pause.begin("The store of objects does not answer", Duration.ZERO, unavailable);
            case DataAccessResourceFailureException unavailable ->
                pause.begin("The store of records does not answer", Duration.ZERO, unavailable);
            case TransientDataAccessException unavailable ->
                pause.begin("The store of records does not answer", Duration.ZERO, unavailable);
            case UnavailableIndexException unavailable ->
                pause.begin("The index of passages does not answer", Duration.ZERO, unavailable);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void fail(ClaimedDocument document, Throwable cause) {
        var failure = IngestionFailure.of(cause);
        var id = document.current().id();
        if (failure.expected()) {
            log.info("failed document={} code={} ms={}", id, failure.code(), document.millis());
        } else {
            log.error("failed document={} code={} ms={}", id, failure.code(), document.millis(), cause);
        }
        // What another process has brought by now is not this one's to take back.
        document.confirm();
        if (isUndone(document)) {
            document.become(now -> now.failed(failure.code(), failure.message()));
        } else {
            document.become(Document::released);
        }
    }

    /**
     * {@return false when its passages cannot be taken back now, and would be found though it failed: it fails again once
     * they can be} What else is left of it is found by nobody.
     */
    private boolean isUndone(ClaimedDocument document) {
        try {
            steps.undo(document.current());
        } catch (UnavailableIndexException away) {
            return !isPausedBy(away);
        } catch (RuntimeException left) {
            log.error("left text of failed document={}", document.current().id(), left);
        }
        return true;
    }

    private static void logReady(ClaimedDocument document) {
        var ready = document.current();
        log.info(
                "ready document={} owner={} media_type={} bytes={} pages={} passages={} ms={}",
                ready.id(),
                ready.owner(),
                ready.mediaType(),
                ready.size(),
                ready.pages(),
                ready.passages(),
                document.millis());
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException, InterruptedException;
    }
}
