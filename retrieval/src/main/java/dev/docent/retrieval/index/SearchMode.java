package dev.docent.retrieval.index;

/** How passages are found. */
public enum SearchMode {
    /** By meaning and by words, fused by score. */
    HYBRID,
    /** By the nearness of vectors. */
    SEMANTIC,
    /** By words (BM25). */
    KEYWORD
}
