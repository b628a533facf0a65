/** Hybrid search: keyword and vector search fused and rescored. */
@NullMarked
package dev.docent.retrieval.index.lucene.search;

import org.jspecify.annotations.NullMarked;
