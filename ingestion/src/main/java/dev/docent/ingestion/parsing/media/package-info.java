/** Images and audio, as the media of messages: checked, bounded, and converted to what browsers and models accept. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.parsing.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
