package dev.docent.ingestion.document;

/** How far a document has come. */
public enum DocumentStage {
    STORED,
    PARSING,
    EMBEDDING,
    INDEXING,
    DONE
}
