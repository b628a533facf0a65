/** Reports the progress of documents to waiting callers. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.pipeline.progress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
