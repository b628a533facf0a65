/** Extracts the text blocks of a file as seen by its reader, with their pages. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.parsing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
