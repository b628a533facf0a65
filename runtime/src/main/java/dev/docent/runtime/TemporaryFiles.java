package dev.docent.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Temporary files in a folder, which is emptied at each start. Safe for concurrent use. */
public final class TemporaryFiles {

    private final Path folder;

    public TemporaryFiles(Path folder) {
        this.folder = folder;
    }

    /** Empties the folder, which may contain files after a crash, or creates it. {@return these files} */
    public TemporaryFiles clear() {
        try {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot empty the folder for temporary files " + folder, failure);
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
        return new TemporaryFile(Files.createTempFile(folder, "docent", null));
    }

    /** A file that is deleted when closed. */
    public record TemporaryFile(Path path) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(path);
        }
    }
}
