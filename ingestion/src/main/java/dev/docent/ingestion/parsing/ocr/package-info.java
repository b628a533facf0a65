/** Character recognition (OCR) by Tesseract, in a process of its own for each page. */
@NullMarked
package dev.docent.ingestion.parsing.ocr;

import org.jspecify.annotations.NullMarked;
