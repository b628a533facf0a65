package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.pipeline.claim.ClaimedDocument;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

/**
 * The observation of a document from its claim to its end: the metric {@code docent.ingestion.document}, and a trace of which
 * its steps are part.
 */
record DocumentObservation(ClaimedDocument document, Observation observation) {

    static DocumentObservation start(ClaimedDocument document, ObservationRegistry observations) {
        return new DocumentObservation(
                document,
                Observation.createNotStarted("docent.ingestion.document", observations)
                        .contextualName("ingest document")
                        .highCardinalityKeyValue(
                                "docent.document", document.current().id())
                        .start());
    }

    /** Ends the observation with the state in which the document is. */
    void stop() {
        observation.lowCardinalityKeyValue("outcome", outcome()).stop();
    }

    private String outcome() {
        return switch (document.current().status()) {
            case READY -> document.isRevoked() ? "revoked" : "ready";
            case FAILED -> "failed";
            case QUEUED -> "requeued";
            // A deletion, a cancellation or another process has taken it, and no state could be stored any more.
            case PROCESSING, DELETING -> "revoked";
        };
    }
}
