package dev.docent.api.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything, locked while a process uses it. The operating system gives the lock back when the
 * process ends, however it ends.
 */
final class DataFolder implements AutoCloseable {

    private final FileChannel channel;

    private DataFolder(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Makes the folder when it is missing, for its owner alone, and locks it.
     *
     * @throws StartRefusedException when another process has it, or it cannot be written to
     */
    static DataFolder lock(Path folder) {
        try {
            make(folder.toAbsolutePath());
            var channel = FileChannel.open(
                    folder.resolve("docent.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new StartRefusedException(
                        "Another Docent is using the data folder " + folder.toAbsolutePath() + ".",
                        "Stop it first, or set DOCENT_DATA to another folder.",
                        null);
            }
            return new DataFolder(channel);
        } catch (IOException e) {
            throw new StartRefusedException(
                    "The data folder " + folder.toAbsolutePath() + " cannot be written to: " + e.getMessage(),
                    "Let its owner start Docent, or set DOCENT_DATA to another folder.",
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Durably: what is kept in a folder survives a power cut only when the folder itself does. */
    private static void make(Path folder) throws IOException {
        var above = folder.getParent();
        if (Files.isDirectory(folder) || above == null) {
            return;
        }
        make(above);
        Files.createDirectories(folder, ownerOnly(folder));
        if (isPosix(above)) {
            try (var channel = FileChannel.open(above, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        return isPosix(folder)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
