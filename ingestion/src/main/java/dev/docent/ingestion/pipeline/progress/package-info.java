/** Progress of documents, for those who wait for it. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.pipeline.progress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
