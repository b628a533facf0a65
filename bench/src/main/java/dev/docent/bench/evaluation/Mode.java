package dev.docent.bench.evaluation;

/** How a collection is searched: the three ways of the product, and one that it is measured against. */
enum Mode {
    /** By words. */
    KEYWORD,
    /** By meaning. */
    SEMANTIC,
    /** Both, fused as the product does. */
    HYBRID,
    /** Both, fused by {@link RankFusion}. */
    RRF
}
