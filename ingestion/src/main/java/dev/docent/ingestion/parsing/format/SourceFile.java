package dev.docent.ingestion.parsing.format;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file to read.
 *
 * @param path where its bytes are
 * @param filename what the user called it; a hint, never trusted
 * @param mediaType recognised by content
 * @param password what opens it; null when none is known
 */
public record SourceFile(
        Path path,
        String filename,
        String mediaType,
        @Nullable String password) {

    /** A file that opens without a password. */
    public SourceFile(Path path, String filename, String mediaType) {
        this(path, filename, mediaType, null);
    }
}
