/** Queries that restrict a search to a scope and a metadata filter. */
@NullMarked
package dev.docent.retrieval.index.lucene.filter;

import org.jspecify.annotations.NullMarked;
