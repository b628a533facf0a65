package dev.docent.storage.objects.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectNotFoundException;
import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.objects.ObjectStoreContract;
import dev.docent.storage.objects.ObjectStoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderObjectStoreTest implements ObjectStoreContract {

    @TempDir
    Path folder;

    @Override
    public ObjectStore store() {
        return new FolderObjectStore(folder.resolve("objects"));
    }

    @Test
    void keepsObjectsForTheNextStart() throws IOException {
        store().put(ObjectKey.of("a", "b"), new ByteArrayInputStream("x".getBytes()));

        assertThat(store().exists(ObjectKey.of("a", "b"))).isTrue();
        assertThat(folder.resolve("objects/a/b")).hasContent("x");
    }

    @Test
    void removesWhatAKilledStartLeftUnfinished() throws IOException {
        store();
        var leftover = Files.writeString(folder.resolve("objects/.unfinished/half"), "half of it");

        store();

        assertThat(leftover).doesNotExist();
    }

    @Test
    void doesNotFollowSymbolicLinksOutOfTheRoot() throws IOException {
        var store = store();
        var outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createSymbolicLink(folder.resolve("objects/link"), outside);
        Files.createSymbolicLink(folder.resolve("objects/file"), outside.resolve("secret"));

        assertThatThrownBy(() -> store.open(ObjectKey.of("link", "secret"))).isInstanceOf(ObjectStoreException.class);
        assertThatThrownBy(() -> store.put(ObjectKey.of("link", "new"), InputStream.nullInputStream()))
                .isInstanceOf(ObjectStoreException.class);
        assertThatThrownBy(() -> store.open(ObjectKey.of("file"))).isInstanceOf(ObjectStoreException.class);
        assertThat(outside.resolve("new")).doesNotExist();
        try (var keys = store.list("")) {
            assertThat(keys).isEmpty();
        }
    }

    @Test
    void treatsAFolderAsNoObject() {
        var store = store();
        store.put(ObjectKey.of("a", "b"), InputStream.nullInputStream());

        assertThatThrownBy(() -> store.open(ObjectKey.of("a"))).isInstanceOf(ObjectNotFoundException.class);
    }

    @Test
    void leavesAFolderThatIsNamedLikeAnObject() throws IOException {
        var store = store();
        Files.createDirectory(folder.resolve("objects/a"));

        store.delete(ObjectKey.of("a"));

        assertThat(folder.resolve("objects/a")).isDirectory();
    }

    @Test
    void doesNotListFilesThatOthersPutThere() throws IOException {
        var store = store();
        store.put(ObjectKey.of("a", "b"), InputStream.nullInputStream());
        Files.writeString(folder.resolve("objects/a/.DS_Store"), "");
        Files.writeString(folder.resolve("objects/a/not a key"), "");
        Files.writeString(folder.resolve("objects/.unfinished/half"), "");

        try (var keys = store.list("")) {
            assertThat(keys).containsExactly(ObjectKey.of("a", "b"));
        }
    }

    @Test
    void removesNothingOutsideTheRootAtTheStart() throws IOException {
        var outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("precious"), "precious");
        Files.createDirectory(folder.resolve("objects"));
        Files.createSymbolicLink(folder.resolve("objects/.unfinished"), outside);

        assertThatThrownBy(this::store).isInstanceOf(ObjectStoreException.class);

        assertThat(outside.resolve("precious")).exists();
    }

    @Test
    void writesContentOnAsItArrives() {
        var store = store();
        var arriving = new InputStream() {
            private long given;

            @Override
            public int read() {
                throw new UnsupportedOperationException("reads in blocks");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                assertThat(onDisk()).as("what was given before").isGreaterThanOrEqualTo(given - (1 << 17));
                given += length;
                return given > 1 << 23 ? -1 : length;
            }
        };

        assertThat(store.put(ObjectKey.of("big"), arriving)).isGreaterThan(1 << 22);
    }

    @Test
    void opensContentThatIsLargerThanTheMemory() throws IOException {
        var store = store();
        var length = 1L << 33;
        try (var sparse = new RandomAccessFile(folder.resolve("objects/big").toFile(), "rw")) {
            sparse.setLength(length);
        }

        try (var object = store.open(ObjectKey.of("big"))) {
            assertThat(object.length()).isEqualTo(length);
            assertThat(object.content().readNBytes(1000)).hasSize(1000);
        }
    }

    private long onDisk() throws IOException {
        try (var files = Files.list(folder.resolve("objects/.unfinished"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
