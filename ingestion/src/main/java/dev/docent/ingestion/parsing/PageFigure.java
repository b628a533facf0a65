package dev.docent.ingestion.parsing;

/**
 * A picture that is drawn on a page beside its text.
 *
 * @param page page number, from 1
 * @param mediaType of the content
 * @param content the bytes, which nobody changes
 */
public record PageFigure(int page, String mediaType, byte[] content) {

    @Override
    public String toString() {
        return "PageFigure[page=%d, mediaType=%s]".formatted(page, mediaType);
    }
}
