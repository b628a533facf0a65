/** Unpacks archives and mails within limits, and compares folders with knowledge bases. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.source;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
