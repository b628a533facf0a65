/** Passages in a Lucene index on the local disk. */
@NullMarked
package dev.docent.retrieval.index.lucene;

import org.jspecify.annotations.NullMarked;
