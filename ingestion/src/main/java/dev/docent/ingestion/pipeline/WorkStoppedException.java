package dev.docent.ingestion.pipeline;

/** A worker puts its document down, because the service stops or the document is being removed. */
final class WorkStoppedException extends RuntimeException {

    WorkStoppedException() {
        super("The work was stopped", null, false, false);
    }
}
