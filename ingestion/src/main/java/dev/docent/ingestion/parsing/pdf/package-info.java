/** PDF, read page by page by Apache PDFBox. */
@NullMarked
package dev.docent.ingestion.parsing.pdf;

import org.jspecify.annotations.NullMarked;
