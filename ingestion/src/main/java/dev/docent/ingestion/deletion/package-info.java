/** Deletion of documents and knowledge bases, its receipts, and the sweep for orphans. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.deletion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
