package dev.docent.ingestion.parsing.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** The folder in which a worker process keeps its temporary files, and nothing else. */
record WorkerFolder(Path path) {

    /** {@return a folder that is there and empty, whatever was there before} */
    static WorkerFolder made(Path path) throws IOException {
        FileSystemUtils.deleteRecursively(path);
        return new WorkerFolder(Files.createDirectories(path).toAbsolutePath());
    }

    /** Removes what the last file left. */
    void tidy() {
        try (var left = Files.list(path)) {
            for (var each : left.toList()) {
                FileSystemUtils.deleteRecursively(each);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The temporary files in " + path + " cannot be deleted", failure);
        }
    }

    /** Removes the folder; an absent one is ignored. */
    void remove() {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException failure) {
            throw new UncheckedIOException("The temporary folder " + path + " cannot be deleted", failure);
        }
    }
}
