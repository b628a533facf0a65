package dev.docent.storage.objects;

import java.io.InputStream;
import java.util.stream.Stream;

/**
 * Keeps bytes under a key: originals, extracted texts, media.
 *
 * <p>Safe for concurrent use. Every failure of the store itself is an {@link ObjectStoreException} that names the key.
 * Folders and object stores differ in much else; the surface stays this small so that it holds for both.
 */
public interface ObjectStore {

    /**
     * Stores the content until its stream ends, replacing what was there. When it returns, the bytes are durable: they
     * survive a power cut. A reader sees the old content or the new, never a part; when it fails, what was there stays.
     * The caller closes the stream.
     *
     * @return how many bytes were stored
     */
    long put(ObjectKey key, InputStream content);

    /**
     * Opens the content from its start; the caller closes it. It stays readable when the key is replaced or deleted
     * meanwhile.
     *
     * @throws ObjectNotFoundException when there is none
     */
    StoredObject open(ObjectKey key);

    /** {@return whether there is content under the key} */
    boolean exists(ObjectKey key);

    /** Forgets the content; an absent key is ignored. */
    void delete(ObjectKey key);

    /**
     * Lists the keys below a prefix that ends at a slash, in no particular order; the caller closes the stream. Keys
     * stored or deleted meanwhile may or may not be among them.
     *
     * @param prefix {@code originals/}, or empty for all
     * @throws IllegalArgumentException when the prefix is neither empty nor a key with a slash behind it
     */
    Stream<ObjectKey> list(String prefix);

    /**
     * Content that was opened.
     *
     * @param length how many bytes the stream gives
     * @param content closed by the caller
     */
    record StoredObject(long length, InputStream content) implements AutoCloseable {
        @Override
        public void close() throws java.io.IOException {
            content.close();
        }
    }
}
