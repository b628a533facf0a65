/** From bytes to the blocks of text that a reader sees, with their pages. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.parsing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
