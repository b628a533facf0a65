package dev.docent.ingestion.parsing;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file to be read.
 *
 * @param path where its bytes are; they are neither changed nor kept open
 * @param filename what the user called it: a hint for telling kinds of plain text apart, never trusted alone
 * @param password what opens it; null when none is known
 */
public record DocumentFile(
        Path path, String filename, @Nullable String password) {

    /** {@return all but the password} */
    @Override
    public String toString() {
        return "DocumentFile[path=%s, filename=%s]".formatted(path, filename);
    }
}
