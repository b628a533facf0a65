/** Audio as documents: what is said in it, written down by a chat model that hears. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.transcription;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
