package dev.docent.storage.objects.folder;

import dev.docent.runtime.DurableFile;
import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectNotFoundException;
import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.objects.ObjectStore.StoredObject;
import dev.docent.storage.objects.ObjectStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Keeps each object as a file below a root folder, at the path given by its key.
 *
 * <p>Content is written to a temporary file, synced, and then renamed atomically. Keys cannot name a path outside the root
 * ({@link ObjectKey}), and symbolic links below the root are not followed.
 */
final class FolderObjectStore implements ObjectStore {

    /** Never part of a key, since no segment of a key begins with a dot. */
    private static final String UNFINISHED = ".unfinished";

    private final Path root;
    private final Path unfinished;

    /** Creates the root when it is missing, and deletes the temporary files that a killed process left. */
    FolderObjectStore(Path root) {
        try {
            DurableFile.createFolder(root.toAbsolutePath());
            this.root = root.toRealPath();
            this.unfinished = this.root.resolve(UNFINISHED);
            deleteUnfinished();
        } catch (IOException e) {
            throw new ObjectStoreException("Cannot use the folder for objects " + root, e);
        }
    }

    @Override
    public long put(ObjectKey key, InputStream content) {
        var target = path(key);
        var temporary = unfinished.resolve(UUID.randomUUID().toString());
        try {
            var length = writeSynced(temporary, content);
            DurableFile.move(temporary, target, root);
            return length;
        } catch (IOException e) {
            throw new ObjectStoreException("Cannot store " + key, e);
        } finally {
            deleteQuietly(temporary);
        }
    }

    @Override
    public StoredObject open(ObjectKey key) {
        if (!exists(key)) {
            throw new ObjectNotFoundException(key);
        }
        try {
            return opened(Files.newByteChannel(path(key), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException deleted) {
            throw new ObjectNotFoundException(key);
        } catch (IOException e) {
            throw new ObjectStoreException("Cannot open " + key, e);
        }
    }

    @Override
    public boolean exists(ObjectKey key) {
        return Files.isRegularFile(path(key), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void delete(ObjectKey key) {
        if (!exists(key)) {
            return;
        }
        try {
            Files.deleteIfExists(path(key));
        } catch (IOException e) {
            throw new ObjectStoreException("Cannot delete " + key, e);
        }
    }

    @Override
    public Stream<ObjectKey> list(String prefix) {
        if (prefix.isEmpty()) {
            return new ListedFolder(root).below(root);
        }
        if (!prefix.endsWith("/")) {
            throw new IllegalArgumentException("A prefix must be empty or a key followed by a slash: " + prefix);
        }
        var start = path(new ObjectKey(prefix.substring(0, prefix.length() - 1)));
        return Files.isDirectory(start, LinkOption.NOFOLLOW_LINKS)
                ? new ListedFolder(root).below(start)
                : Stream.empty();
    }

    /** Refuses a symbolic link in any folder of the path, since it could lead out of the root. */
    private Path path(ObjectKey key) {
        var path = root;
        for (var segment : key.value().split("/")) {
            if (Files.isSymbolicLink(path)) {
                throw new ObjectStoreException("The path of " + key + " contains a symbolic link", null);
            }
            path = path.resolve(segment);
        }
        return path;
    }

    private static long writeSynced(Path file, InputStream content) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var out = Channels.newOutputStream(channel)) {
            var length = content.transferTo(out);
            channel.force(true);
            return length;
        }
    }

    private static StoredObject opened(SeekableByteChannel channel) throws IOException {
        try {
            return new StoredObject(channel.size(), Channels.newInputStream(channel));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private void deleteUnfinished() throws IOException {
        if (Files.isSymbolicLink(unfinished)) {
            throw new IOException(unfinished + " is a symbolic link");
        }
        Files.createDirectories(unfinished);
        try (var files = Files.list(unfinished)) {
            files.forEach(FolderObjectStore::deleteQuietly);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException ignored) {
            // The next start deletes it.
        }
    }
}
