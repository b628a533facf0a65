/** Markdown tables in the text of passages: their rows, cells, and the names of their columns. */
@NullMarked
package dev.docent.retrieval.answering.table;

import org.jspecify.annotations.NullMarked;
