package dev.docent.ingestion.parsing;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file to parse.
 *
 * @param path location of the content, which is neither modified nor kept open
 * @param filename the name given by the user; used only to distinguish text formats
 * @param password the password that decrypts the file; null if none is known
 */
public record DocumentFile(
        Path path, String filename, @Nullable String password) {

    /** {@return a description without the password} */
    @Override
    public String toString() {
        return "DocumentFile[path=%s, filename=%s]".formatted(path, filename);
    }
}
