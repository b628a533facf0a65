/** The queue of documents, its workers, and recovery after a crash. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.pipeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
