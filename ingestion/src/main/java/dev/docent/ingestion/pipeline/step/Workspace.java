package dev.docent.ingestion.pipeline.step;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.util.FileSystemUtils;

/** The folder of the files that parsers read. It is emptied at each start. */
public final class Workspace {

    private final Path folder;

    public Workspace(Path folder) {
        this.folder = folder;
    }

    /** Empties the folder, which may contain files after a crash. */
    public void clear() {
        try {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot empty the folder for temporary files " + folder, failure);
        }
    }

    /** {@return a file with this content, deleted when closed} An exception of the content stream is propagated. */
    WorkFile copy(String name, InputStream content) {
        var file = folder.resolve(name);
        try {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            return new WorkFile(file);
        } catch (IOException failure) {
            delete(file);
            throw new UncheckedIOException("Cannot write the temporary file " + file, failure);
        } catch (RuntimeException failure) {
            delete(file);
            throw failure;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot delete the temporary file " + file, failure);
        }
    }

    /** A file that is deleted when closed. */
    record WorkFile(Path path) implements AutoCloseable {
        @Override
        public void close() {
            delete(path);
        }
    }
}
