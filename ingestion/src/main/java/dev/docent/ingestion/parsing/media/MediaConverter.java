package dev.docent.ingestion.parsing.media;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import java.nio.file.Path;

/** Converts images and audio to renditions without metadata. Safe for concurrent use. */
public interface MediaConverter {

    /**
     * {@return the renditions of the file} Its type is that of its content, whatever its name.
     *
     * @throws UnreadableDocumentException if it is of another type, damaged, or beyond the bounds; the message explains the
     *     cause to the user
     */
    ConvertedMedia convert(Path file, MediaBounds bounds);
}
