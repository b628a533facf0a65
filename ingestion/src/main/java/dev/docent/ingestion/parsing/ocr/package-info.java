/** Optical character recognition (OCR) by Tesseract, in one process per page. */
@NullMarked
package dev.docent.ingestion.parsing.ocr;

import org.jspecify.annotations.NullMarked;
