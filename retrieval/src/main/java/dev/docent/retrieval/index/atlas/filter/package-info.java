/** Metadata filters as queries of MongoDB's searches. */
@NullMarked
package dev.docent.retrieval.index.atlas.filter;

import org.jspecify.annotations.NullMarked;
