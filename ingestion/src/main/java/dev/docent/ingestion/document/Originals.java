package dev.docent.ingestion.document;

import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectStore;
import java.io.InputStream;
import java.net.URI;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The bytes of documents as they were uploaded, under {@code originals/<owner>/<document>}. They never pass through
 * memory whole. Safe for concurrent use.
 */
@Component
public final class Originals {

    private static final String FOLDER = "originals";

    private final ObjectStore objects;

    public Originals(ObjectStore objects) {
        this.objects = objects;
    }

    /** Stores the content until its stream ends, hashing on the way; durable when it returns. */
    public Original store(String owner, String document, InputStream content) {
        var digest = sha256();
        var size = objects.put(key(owner, document), new DigestInputStream(content, digest));
        return new Original(size, HexFormat.of().formatHex(digest.digest()));
    }

    /** {@return the bytes; the caller closes them} */
    public ObjectStore.StoredObject open(String owner, String document) {
        return objects.open(key(owner, document));
    }

    /** {@return the bytes, for somebody who takes as long as they like; the caller closes them} */
    ObjectStore.StoredObject openForDownload(String owner, String document) {
        return objects.openForDownload(key(owner, document));
    }

    /**
     * {@return a link straight to the bytes, valid for a short time, where the store gives such}
     *
     * @see ObjectStore#link
     */
    Optional<URI> link(String owner, String document, String mediaType, String disposition) {
        return objects.link(key(owner, document), mediaType, disposition);
    }

    /** Forgets the bytes; absent ones are ignored. */
    public void delete(String owner, String document) {
        objects.delete(key(owner, document));
    }

    /** {@return what is there; the caller closes the stream} */
    public Stream<Stored> list() {
        return Stored.below(FOLDER, objects);
    }

    private static ObjectKey key(String owner, String document) {
        return ObjectKey.of(FOLDER, owner, document);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
