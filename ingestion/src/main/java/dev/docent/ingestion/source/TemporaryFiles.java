package dev.docent.ingestion.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/**
 * Temporary files for archives that are written or unpacked. The folder is emptied at each start. Safe for concurrent
 * use.
 */
public final class TemporaryFiles {

    private final Path folder;

    public TemporaryFiles(Path folder) {
        this.folder = folder;
        try {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder for archives " + folder + " cannot be emptied", failure);
        }
    }

    /**
     * {@return a file with the content, which exists until it is closed; if reading the content fails, no file is left}
     */
    public TemporaryFile copy(InputStream content) throws IOException {
        var file = empty();
        try (var out = Files.newOutputStream(file.path())) {
            content.transferTo(out);
            return file;
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    /** {@return an empty file, which exists until it is closed} */
    public TemporaryFile empty() throws IOException {
        return new TemporaryFile(Files.createTempFile(folder, "source", null));
    }

    /** A file that is deleted when closed. */
    public record TemporaryFile(Path path) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(path);
        }
    }
}
