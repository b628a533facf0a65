package dev.docent.ingestion.document;

/** The states of a document. */
public enum DocumentStatus {
    /** The original is durable, and ingestion has not begun. */
    QUEUED,
    /** A worker has claimed it. */
    PROCESSING,
    /** All its passages are searchable. */
    READY,
    /** Ingestion failed; the error of the document gives the reason. */
    FAILED,
    /** It is being deleted, and only the deletion sees it. */
    DELETING;

    /** {@return whether no worker changes a document in this state} */
    public boolean isFinal() {
        return switch (this) {
            case READY, FAILED, DELETING -> true;
            case QUEUED, PROCESSING -> false;
        };
    }
}
