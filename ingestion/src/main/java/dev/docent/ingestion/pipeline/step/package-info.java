/** The steps of ingestion: read and chunk, embed and index. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.pipeline.step;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
