package dev.docent.ingestion.parsing.media;

import org.jspecify.annotations.Nullable;

/**
 * One form of an image or audio file, without the metadata of the original.
 *
 * @param name one of the constants
 * @param mediaType media type of the content
 * @param width in pixels; null for audio
 * @param height in pixels; null for audio
 * @param content the bytes, which nobody changes
 */
public record Rendition(
        String name,
        String mediaType,
        @Nullable Integer width,
        @Nullable Integer height,
        byte[] content) {

    /** The whole audio, or an image large enough to read a page of print: at most 4096 pixels on a side. */
    public static final String FULL = "full";

    /** An image for a screen: at most 1600 pixels on a side. */
    public static final String SCREEN = "screen";

    /** An image for a list: at most 320 pixels on a side. */
    public static final String THUMBNAIL = "thumbnail";
}
