/** Vector search: HNSW graphs for large scopes, exact comparison for small ones. */
@NullMarked
package dev.docent.retrieval.index.lucene.vector;

import org.jspecify.annotations.NullMarked;
