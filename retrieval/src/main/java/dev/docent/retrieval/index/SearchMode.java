package dev.docent.retrieval.index;

/** How passages are searched. */
public enum SearchMode {
    /** By vectors and by words, fused into one ranking. */
    HYBRID,
    /** By vectors. */
    SEMANTIC,
    /** By words (BM25). */
    KEYWORD
}
