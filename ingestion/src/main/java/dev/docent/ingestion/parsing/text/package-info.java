/** Plain text and what is written in it: tables, JSON, subtitles. */
@NullMarked
package dev.docent.ingestion.parsing.text;

import org.jspecify.annotations.NullMarked;
