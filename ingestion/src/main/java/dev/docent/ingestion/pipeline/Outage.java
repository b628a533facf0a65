package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.document.Job;
import dev.docent.ingestion.pipeline.claim.IngestionPause;
import dev.docent.ingestion.pipeline.step.EmbeddingUnavailableException;
import dev.docent.ingestion.transcription.TranscriptionUnavailableException;
import dev.docent.retrieval.index.UnavailableIndexException;
import dev.docent.storage.objects.ObjectStoreUnavailableException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;

/**
 * A model or a store that does not respond.
 *
 * @param sentence the reason, for users
 * @param retryAfter minimum length of a pause
 * @param extent whom it affects
 * @param cause the failure
 */
record Outage(String sentence, Duration retryAfter, Extent extent, Throwable cause) {

    /** The number of interruptions after which an outage that no other document has is attributed to the document. */
    private static final int SHARED_INTERRUPTIONS = 3;

    /** {@return the outage that caused a failure; null if the cause is another} */
    static @Nullable Outage of(Throwable cause) {
        return switch (cause) {
            case EmbeddingUnavailableException model ->
                new Outage(
                        model.sentence(),
                        model.retryAfter(),
                        model.passage().isPresent() ? Extent.DOCUMENT : Extent.SERVICE,
                        model);
            case TranscriptionUnavailableException model ->
                new Outage(model.sentence(), model.retryAfter(), Extent.UNKNOWN, model);
            case ObjectStoreUnavailableException _ -> of("object store", cause);
            case DataAccessResourceFailureException _, TransientDataAccessException _ -> of("record store", cause);
            case UnavailableIndexException _ -> of("passage index", cause);
            default -> null;
        };
    }

    private static Outage of(String store, Throwable cause) {
        return new Outage("The %s does not respond".formatted(store), Duration.ZERO, Extent.UNKNOWN, cause);
    }

    /** {@return whether it is known to affect no other document} */
    boolean isOfDocument() {
        return extent == Extent.DOCUMENT;
    }

    /** {@return whether it affects only the document with this job, as far as is known} */
    boolean isOf(Job job, IngestionPause pause) {
        return isOfDocument()
                || extent == Extent.UNKNOWN && job.interruptions() >= SHARED_INTERRUPTIONS && pause.hasSucceeded();
    }

    /** Whom an outage affects. */
    enum Extent {
        SERVICE,
        DOCUMENT,
        UNKNOWN
    }
}
