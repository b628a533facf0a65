package dev.docent.bench.evaluation;

/** How a collection is searched: the three modes of the product, and a baseline. */
enum Mode {
    /** By words. */
    KEYWORD,
    /** By meaning. */
    SEMANTIC,
    /** Both, fused as the product does. */
    HYBRID,
    /** Both, fused by rank (k = 60). */
    RRF
}
