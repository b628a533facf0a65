/** Splits the blocks of a document into passages. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.chunking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
