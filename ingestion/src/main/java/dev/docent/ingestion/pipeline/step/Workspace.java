package dev.docent.ingestion.pipeline.step;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.util.FileSystemUtils;

/** A folder for the files that parsers read. Nothing in it outlives a start. */
public final class Workspace {

    private final Path folder;

    public Workspace(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder anew, without what a crash left in it. */
    public void clear() {
        try {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder for temporary files " + folder + " cannot be emptied", failure);
        }
    }

    /** {@return a file with this content, until it is closed} A failure that the content throws itself is thrown on. */
    WorkFile copy(String name, InputStream content) {
        var file = folder.resolve(name);
        try {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            return new WorkFile(file);
        } catch (IOException failure) {
            delete(file);
            throw new UncheckedIOException("The temporary file " + file + " cannot be written", failure);
        } catch (RuntimeException failure) {
            delete(file);
            throw failure;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("The temporary file " + file + " cannot be deleted", failure);
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
