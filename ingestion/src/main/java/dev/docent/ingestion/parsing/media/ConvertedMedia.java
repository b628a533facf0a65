package dev.docent.ingestion.parsing.media;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image or audio file after its conversion.
 *
 * @param sourceType media type of the file, detected from its content
 * @param duration of audio; null for an image
 * @param renditions at least the one called {@link Rendition#FULL}, with different names
 */
public record ConvertedMedia(String sourceType, @Nullable Duration duration, List<Rendition> renditions) {

    public ConvertedMedia {
        renditions = List.copyOf(renditions);
    }
}
