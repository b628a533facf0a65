package dev.docent.storage.objects.folder;

import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectNotFoundException;
import dev.docent.storage.objects.ObjectStore;
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
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Keeps each object as a file below a root folder, at the path that its key spells.
 *
 * <p>Content is written to a file aside, synced, and then renamed to its place in one step; the folder is synced too,
 * since a rename is only durable with it. Keys cannot spell a path outside the root ({@link ObjectKey}), and symbolic
 * links below the root are not followed.
 */
final class FolderObjectStore implements ObjectStore {

    /** No key begins with a dot, so that no object lies in here. */
    private static final String UNFINISHED = ".unfinished";

    private final Path root;
    private final Path unfinished;

    /** Makes the root when it is missing, and removes what a killed process left half-written. */
    FolderObjectStore(Path root) {
        try {
            DurableFolders.make(root.toAbsolutePath());
            this.root = root.toRealPath();
            this.unfinished = this.root.resolve(UNFINISHED);
            removeUnfinished();
        } catch (IOException e) {
            throw new ObjectStoreException("The folder of objects cannot be used: " + root, e);
        }
    }

    @Override
    public long put(ObjectKey key, InputStream content) {
        var target = path(key);
        var aside = unfinished.resolve(UUID.randomUUID().toString());
        try {
            var length = writeSynced(aside, content);
            var folder = DurableFolders.above(target);
            Files.createDirectories(folder);
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            DurableFolders.syncUpTo(root, folder);
            return length;
        } catch (IOException e) {
            throw new ObjectStoreException("Not stored: " + key, e);
        } finally {
            deleteQuietly(aside);
        }
    }

    @Override
    public StoredObject open(ObjectKey key) {
        if (!exists(key)) {
            throw new ObjectNotFoundException(key);
        }
        try {
            return opened(Files.newByteChannel(path(key), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException deletedMeanwhile) {
            throw new ObjectNotFoundException(key);
        } catch (IOException e) {
            throw new ObjectStoreException("Not to be opened: " + key, e);
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
            throw new ObjectStoreException("Not deleted: " + key, e);
        }
    }

    @Override
    public Stream<ObjectKey> list(String prefix) {
        if (prefix.isEmpty()) {
            return new ListedFolder(root).below(root);
        }
        if (!prefix.endsWith("/")) {
            throw new IllegalArgumentException("Not a prefix that ends at a slash: " + prefix);
        }
        var start = path(new ObjectKey(prefix.substring(0, prefix.length() - 1)));
        return Files.isDirectory(start, LinkOption.NOFOLLOW_LINKS)
                ? new ListedFolder(root).below(start)
                : Stream.empty();
    }

    /** No folder on the way may be a symbolic link, which could lead out of the root. */
    private Path path(ObjectKey key) {
        var path = root;
        for (var segment : key.value().split("/")) {
            if (Files.isSymbolicLink(path)) {
                throw new ObjectStoreException("A symbolic link lies on the way to " + key, null);
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

    private void removeUnfinished() throws IOException {
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
        } catch (IOException leftForTheNextStart) {
            // It is removed when the store is made anew.
        }
    }
}
