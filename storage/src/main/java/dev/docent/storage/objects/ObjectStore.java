package dev.docent.storage.objects;

import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
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

    /**
     * Opens the content as {@link #open} does, for a reader that takes as long as it likes, such as whoever downloads it. A
     * store that can't serve many of these at a time refuses the next, so that slow readers don't stand in anybody's way.
     *
     * @throws ObjectNotFoundException when there is none
     * @throws ObjectStoreUnavailableException when there are too many readers of this kind at the moment
     */
    default StoredObject openForDownload(ObjectKey key) {
        return open(key);
    }

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
     * {@return a link at which whoever has it gets the content straight from the store, with no other credential, for a
     * short time; empty where the store has none to give, or is not set to} It is a secret while it is valid, and never
     * logged. Whether there is content under the key is not looked at.
     *
     * @param mediaType the {@code Content-Type} that the content is given with
     * @param disposition the {@code Content-Disposition} that the content is given with
     */
    default Optional<URI> link(ObjectKey key, String mediaType, String disposition) {
        return Optional.empty();
    }

    /**
     * Content that was opened. Reading fails with an {@link ObjectStoreUnavailableException} when the store goes away
     * meanwhile.
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
