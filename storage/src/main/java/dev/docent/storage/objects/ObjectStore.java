package dev.docent.storage.objects;

import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Stores bytes under keys: originals, extracted texts, media.
 *
 * <p>Safe for concurrent use. Every failure of the store is an {@link ObjectStoreException} that names the key. The
 * interface has only what both folders and object stores can do.
 */
public interface ObjectStore {

    /**
     * Stores the content of a stream, replacing the previous object. The bytes are durable when this method returns. Readers
     * see either the previous content or the new one, never a part; if storing fails, the previous object stays. The caller
     * closes the stream.
     *
     * @return the number of bytes stored
     */
    long put(ObjectKey key, InputStream content);

    /**
     * Stores the content of a stream under a key that has not been used, as {@link #put} does. A store that can compare and
     * write in one step fails if the key has another content, so that no original is ever overwritten.
     *
     * @return the number of bytes stored
     */
    default long create(ObjectKey key, InputStream content) {
        return put(key, content);
    }

    /**
     * Opens an object for reading from its start; the caller closes it. Replacing or deleting the object does not affect an
     * open one.
     *
     * @throws ObjectNotFoundException if there is no such object
     */
    StoredObject open(ObjectKey key);

    /**
     * Opens an object for a reader of any speed, such as a client that downloads it. A store with a limited number of
     * connections limits these readers, so that slow ones cannot block other operations.
     *
     * @throws ObjectNotFoundException if there is no such object
     * @throws ObjectStoreUnavailableException if too many such readers are active
     */
    default StoredObject openForDownload(ObjectKey key) {
        return open(key);
    }

    /** {@return whether there is an object with the key} */
    boolean exists(ObjectKey key);

    /** Deletes an object; does nothing if there is none. */
    void delete(ObjectKey key);

    /**
     * Lists keys in no particular order; the caller closes the stream. Objects stored or deleted while the stream is read
     * may or may not be listed.
     *
     * @param prefix a key followed by a slash, such as {@code originals/}, or empty for all keys
     * @throws IllegalArgumentException if the prefix is neither
     */
    Stream<ObjectKey> list(String prefix);

    /**
     * {@return a link from which anybody can download the object for a short time; empty if the store cannot create links,
     * or is not configured to} The link is a secret while it is valid, and is never logged. It is created whether or not the
     * object exists.
     *
     * @param mediaType the {@code Content-Type} of the download
     * @param disposition the {@code Content-Disposition} of the download
     */
    default Optional<URI> link(ObjectKey key, String mediaType, String disposition) {
        return Optional.empty();
    }

    /**
     * An object opened for reading. Reading fails with an {@link ObjectStoreUnavailableException} if the store becomes
     * unavailable.
     *
     * @param length in bytes
     * @param content closed by the caller
     */
    record StoredObject(long length, InputStream content) implements AutoCloseable {
        @Override
        public void close() throws java.io.IOException {
            content.close();
        }
    }
}
