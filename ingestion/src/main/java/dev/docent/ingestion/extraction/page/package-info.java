/** Finds labels, dates and amounts in the lines of a page. */
@NullMarked
package dev.docent.ingestion.extraction.page;

import org.jspecify.annotations.NullMarked;
