/** Claims of this process on documents. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.pipeline.claim;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
