package dev.docent.ingestion.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A folder for archives while they are made or taken apart. Nothing in it outlives a start. Safe for concurrent use. */
public final class Spool {

    private final Path folder;

    public Spool(Path folder) {
        this.folder = folder;
        try {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder for archives " + folder + " cannot be emptied", failure);
        }
    }

    /** {@return a file with the content, until it is closed; when the content ends in a failure, there is none} */
    public SpooledFile copy(InputStream content) throws IOException {
        var file = empty();
        try (var out = Files.newOutputStream(file.path())) {
            content.transferTo(out);
            return file;
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    /** {@return a file without content, until it is closed} */
    public SpooledFile empty() throws IOException {
        return new SpooledFile(Files.createTempFile(folder, "source", null));
    }

    /** A file that is deleted when closed. */
    public record SpooledFile(Path path) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(path);
        }
    }
}
