/** The PDF reader, based on Apache PDFBox. */
@NullMarked
package dev.docent.ingestion.parsing.pdf;

import org.jspecify.annotations.NullMarked;
