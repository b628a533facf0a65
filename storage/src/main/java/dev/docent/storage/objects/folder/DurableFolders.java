package dev.docent.storage.objects.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Makes and syncs folders. What a rename or a new folder changed is durable once the folder that it lies in is synced,
 * and that one once the folder above is.
 */
final class DurableFolders {

    private DurableFolders() {}

    /** Makes the folder and those above it where they are missing, durably. */
    static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            make(above(folder));
            Files.createDirectories(folder);
            sync(above(folder));
        }
    }

    /**
     * Syncs the folder and every one above it up to the root: another thread, or a start that was killed, may have made
     * them and not have come to sync them.
     */
    static void syncUpTo(Path root, Path folder) throws IOException {
        sync(folder);
        if (!folder.equals(root)) {
            syncUpTo(root, above(folder));
        }
    }

    static Path above(Path below) {
        return Objects.requireNonNull(below.getParent(), "below the root");
    }

    /** Folders can be opened, and then synced, on POSIX systems; others write renames through by themselves. */
    private static void sync(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
