/** Knowledge bases as portable archives: made, and brought in again. The format is described in docs/archive.md. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
