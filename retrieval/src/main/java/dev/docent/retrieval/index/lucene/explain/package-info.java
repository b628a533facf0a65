/** Explanations of ranks, scores and misses. */
@NullMarked
package dev.docent.retrieval.index.lucene.explain;

import org.jspecify.annotations.NullMarked;
