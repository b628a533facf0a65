package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.deletion.DocumentDeleter;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.ingestion.pipeline.claim.ClaimedDocument;
import dev.docent.ingestion.pipeline.claim.Claims;
import dev.docent.ingestion.pipeline.claim.IngestionPause;
import dev.docent.ingestion.pipeline.step.EmbedAndIndex;
import dev.docent.ingestion.pipeline.step.IngestionFailure;
import dev.docent.ingestion.pipeline.step.ReadAndChunk;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private final KnowledgeBases knowledgeBases;
    private final ReadAndChunk readAndChunk;
    private final EmbedAndIndex embedAndIndex;
    private final DocumentDeleter deleter;
    private final IngestionPause pause;
    private final FailureHandler failures;
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
        this.deleter = deleter;
        this.pause = pause;
        this.failures = new FailureHandler(claims, deleter, pause);
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
            failures.handle(document, cause);
        } finally {
            if (!succeeded) {
                release(document);
            }
        }
        return succeeded;
    }

    private boolean isIndexed(ClaimedDocument document) throws IOException, InterruptedException {
        var claimed = document.current();
        if (knowledgeBases.find(claimed.base()).isEmpty()) {
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
