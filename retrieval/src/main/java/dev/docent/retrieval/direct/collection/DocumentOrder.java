package dev.docent.retrieval.direct.collection;

/** The order in which documents are listed. */
public enum DocumentOrder {
    NEWEST,
    OLDEST,
    /** By the bytes of the original. */
    LARGEST,
    SMALLEST,
    /** By pages; documents without pages last. */
    LONGEST
}
