package dev.docent.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * A file that a crash leaves with its old content or with its new content, never with a part of it: the content is written
 * to a temporary file of the same folder, synced, and renamed atomically; then the folder is synced, since a rename is
 * durable only with its folder. Missing parent folders are created. Of concurrent writers the last rename wins.
 */
public final class DurableFile {

    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private DurableFile() {}

    /** Replaces the content of the file, or creates it. */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content));
    }

    /** Replaces the content of the file, or creates it. If {@code content} fails, the file stays as it was. */
    public static void write(Path file, Content content, FileAttribute<?>... attributes) throws IOException {
        var folder = Files.createDirectories(folderOf(file));
        var temporary = folder.resolve(file.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".tmp");
        try {
            try (var channel = FileChannel.open(temporary, NEW, attributes);
                    var out = Channels.newOutputStream(channel)) {
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Like {@link #write(Path, byte[])}, with a file that only its owner can read and write where the file system is POSIX. */
    public static void writeOwnerOnly(Path file, byte[] content) throws IOException {
        writeOwnerOnly(file, out -> out.write(content));
    }

    /** Like {@link #write(Path, Content, FileAttribute[])}, with a file that only its owner can read and write where the file system is POSIX. */
    public static void writeOwnerOnly(Path file, Content content) throws IOException {
        write(file, content, ownerOnly(file, "rw-------"));
    }

    /** Moves a file whose content is synced already over the target, on the same file system. */
    public static void move(Path synced, Path target) throws IOException {
        move(synced, target, folderOf(target));
    }

    /**
     * Like {@link #move(Path, Path)}, and creates missing folders of the target below {@code root}. All folders up to the
     * root are synced, since another thread or a killed process may have created one of them without syncing it.
     */
    public static void move(Path synced, Path target, Path root) throws IOException {
        var folder = Files.createDirectories(folderOf(target));
        Files.move(synced, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        while (folder.startsWith(root) && !folder.equals(root)) {
            sync(folder);
            folder = folderOf(folder);
        }
        sync(folder);
    }

    /** Creates a folder and the missing ones above it, durably. */
    public static void createFolder(Path folder, FileAttribute<?>... attributes) throws IOException {
        if (!Files.isDirectory(folder)) {
            createFolder(folderOf(folder), attributes);
            Files.createDirectories(folder, attributes);
            sync(folderOf(folder));
        }
    }

    /** Like {@link #createFolder}, with folders that only their owner can use where the file system is POSIX. */
    public static void createFolderOwnerOnly(Path folder) throws IOException {
        createFolder(folder, ownerOnly(folder, "rwx------"));
    }

    /** Removes the permissions of everybody but the owner where the file system is POSIX. */
    public static void restrictToOwner(Path folder) throws IOException {
        var view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        var permissions = view.readAttributes().permissions();
        if (permissions.removeIf(permission -> !permission.name().startsWith("OWNER"))) {
            view.setPermissions(permissions);
        }
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "A file has a folder");
    }

    /** Windows opens no folder, and makes a rename durable without that. */
    private static void sync(Path folder) throws IOException {
        if (!System.getProperty("os.name", "").startsWith("Windows")) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file, String permissions) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Writes the content of a file; the stream is closed by the caller. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
