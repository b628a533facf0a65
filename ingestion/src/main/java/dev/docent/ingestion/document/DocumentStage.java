package dev.docent.ingestion.document;

/** The stages of ingestion, in order. */
public enum DocumentStage {
    STORED,
    PARSING,
    EMBEDDING,
    INDEXING,
    DONE
}
