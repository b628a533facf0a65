/** Readers of office documents, mails and books, based on Apache Tika. */
@NullMarked
package dev.docent.ingestion.parsing.office;

import org.jspecify.annotations.NullMarked;
