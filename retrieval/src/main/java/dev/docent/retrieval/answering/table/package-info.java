/** Tables in the text of passages: rows, the names of their columns, and the cells that a question asks for. */
@NullMarked
package dev.docent.retrieval.answering.table;

import org.jspecify.annotations.NullMarked;
