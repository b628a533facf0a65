/** Reads machine-readable zones of travel documents, as defined by ICAO Doc 9303, parts 3 to 7. */
@NullMarked
package dev.docent.ingestion.extraction.mrz;

import org.jspecify.annotations.NullMarked;
