/** Answers that are computed from the rows of one table: counts, extremes, sums, means and differences. */
@NullMarked
package dev.docent.retrieval.answering.computed;

import org.jspecify.annotations.NullMarked;
