/** Keyword search: BM25 over the words of a query, and their proximity in a passage. */
@NullMarked
package dev.docent.retrieval.index.lucene.keyword;

import org.jspecify.annotations.NullMarked;
