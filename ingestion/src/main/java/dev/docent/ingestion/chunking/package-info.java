/** From blocks of text to passages. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.chunking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
