/** Office documents, mails and books, read by Apache Tika. */
@NullMarked
package dev.docent.ingestion.parsing.office;

import org.jspecify.annotations.NullMarked;
