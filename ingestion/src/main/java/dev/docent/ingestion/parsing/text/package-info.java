/** Readers of plain text, CSV, JSON and subtitles. */
@NullMarked
package dev.docent.ingestion.parsing.text;

import org.jspecify.annotations.NullMarked;
