package dev.docent.retrieval.direct.collection;

/** Whether a document has been read. */
public enum ReadingState {
    /** It is read, and searches find it. */
    READY,
    /** It waits to be read, or is being read. */
    PENDING,
    /** It cannot be read. */
    FAILED
}
