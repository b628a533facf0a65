/** Exports and imports knowledge bases as portable archives. The format is described in docs/archive.md. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
