package dev.docent.ingestion.recognition;

import dev.docent.ingestion.chunking.ChunkedDocument;
import org.jspecify.annotations.Nullable;

/**
 * What was read in a picture.
 *
 * @param content its text, the positions of the words, and chunks; none of these if there is no text
 * @param language ISO 639-1 code of the main language; null if unknown
 */
public record RecognizedPicture(
        ChunkedDocument content, @Nullable String language) {}
