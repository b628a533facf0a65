package dev.docent.ingestion.parsing.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.springframework.util.FileSystemUtils;

/** The folder of a worker process: of all documents it contains only the one that the process parses. */
record WorkerFolder(Path root) {

    /** {@return a new folder, in place of one with the same path} */
    static WorkerFolder create(Path path) throws IOException {
        FileSystemUtils.deleteRecursively(path);
        var folder = new WorkerFolder(path.toAbsolutePath());
        Files.createDirectories(folder.document());
        Files.createDirectories(folder.temporary());
        return folder;
    }

    /** {@return the folder for the document, which the process may only read} */
    Path document() {
        return root.resolve("document");
    }

    /** {@return the folder for temporary files} */
    Path temporary() {
        return root.resolve("temporary");
    }

    /** Puts a file into the folder, as a link where possible. {@return its path there} */
    Path place(Path file) {
        var placed = document().resolve("content");
        try {
            Files.deleteIfExists(placed);
            return link(file, placed);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot pass the document to the process that parses it", failure);
        }
    }

    private static Path link(Path file, Path placed) throws IOException {
        try {
            return Files.createLink(placed, file);
        } catch (IOException | UnsupportedOperationException otherFileSystem) {
            return Files.copy(file, placed);
        }
    }

    /** Deletes the document and the temporary files. */
    void clear() {
        try {
            FileUtils.cleanDirectory(document().toFile());
            FileUtils.cleanDirectory(temporary().toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot delete the temporary files in " + root, failure);
        }
    }

    /** Deletes the folder. Has no effect if repeated. */
    void delete() {
        try {
            FileSystemUtils.deleteRecursively(root);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot delete the temporary folder " + root, failure);
        }
    }
}
