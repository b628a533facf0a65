package dev.docent.ingestion.pipeline.claim;

/** A worker puts its document down, because the service stops or the document is being removed. */
public final class IngestionStoppedException extends RuntimeException {

    public IngestionStoppedException() {
        super("The work was stopped", null, false, false);
    }
}
