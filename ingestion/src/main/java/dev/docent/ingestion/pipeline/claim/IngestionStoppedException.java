package dev.docent.ingestion.pipeline.claim;

/**
 * Signals that a worker must release its document, because the service stops or the document was deleted or cancelled.
 */
public final class IngestionStoppedException extends RuntimeException {

    public IngestionStoppedException() {
        super("Ingestion was stopped", null, false, false);
    }
}
