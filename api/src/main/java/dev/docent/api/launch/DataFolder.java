package dev.docent.api.launch;

import dev.docent.runtime.DurableFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The data folder, locked while a process uses it. The operating system releases the lock when the process ends, even when it
 * is killed.
 */
final class DataFolder implements AutoCloseable {

    private final FileChannel channel;

    private DataFolder(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Creates the folder if it is absent, makes it accessible to its owner only, and locks it.
     *
     * @throws StartRefusedException if another process has locked it, if it is not writable, or if others have access that
     *     this process cannot take from them
     */
    static DataFolder lock(Path folder) {
        try {
            DurableFile.createFolderOwnerOnly(folder);
            restrict(folder);
            var channel = FileChannel.open(
                    folder.resolve("docent.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new StartRefusedException(
                        "Another Docent is using the data folder " + folder.toAbsolutePath() + ".",
                        "Stop it first, or set DOCENT_DATA to another folder.");
            }
            return new DataFolder(channel);
        } catch (IOException e) {
            throw new StartRefusedException(
                    "Cannot write to the data folder " + folder.toAbsolutePath() + ": " + e.getMessage(),
                    "Start Docent as the owner of the folder, or set DOCENT_DATA to another folder.",
                    e);
        }
    }

    private static void restrict(Path folder) throws IOException {
        try {
            DurableFile.restrictToOwner(folder);
        } catch (FileSystemException notOwner) {
            throw new StartRefusedException(
                    "The data folder " + folder.toAbsolutePath() + " is accessible to others, and not owned by the user"
                            + " of this process.",
                    "Make this user its owner, or set DOCENT_DATA to a new folder in it.",
                    notOwner);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }
}
