/** Reads labels with their values, and tables, on pages of any kind. */
@NullMarked
package dev.docent.ingestion.extraction.keyvalue;

import org.jspecify.annotations.NullMarked;
