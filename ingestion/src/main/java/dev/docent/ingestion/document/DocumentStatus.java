package dev.docent.ingestion.document;

/** Whether a document can be searched. */
public enum DocumentStatus {
    /** Its original is durable; nothing else was done yet. */
    QUEUED,
    /** A worker is at it. */
    PROCESSING,
    /** All its passages are searchable. */
    READY,
    /** It will not become searchable; its error says why. */
    FAILED,
    /** It is being removed: for everyone but the remover it does not exist any more. */
    DELETING
}
