package dev.docent.ingestion.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A folder for archives while they are taken apart. Nothing in it outlives a start. Safe for concurrent use. */
final class Spool {

    private final Path folder;

    Spool(Path folder) {
        this.folder = folder;
        try {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder for archives " + folder + " cannot be emptied", failure);
        }
    }

    /** {@return a file with the content, until it is closed; when the content ends in a failure, there is none} */
    SpooledFile copy(InputStream content) throws IOException {
        var file = new SpooledFile(Files.createTempFile(folder, "source", null));
        try (var out = Files.newOutputStream(file.path())) {
            content.transferTo(out);
            return file;
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    /** A file that is deleted when closed. */
    record SpooledFile(Path path) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(path);
        }
    }
}
