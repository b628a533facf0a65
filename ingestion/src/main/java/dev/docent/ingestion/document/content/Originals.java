package dev.docent.ingestion.document.content;

import dev.docent.ingestion.document.Original;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectStore;
import java.io.InputStream;
import java.net.URI;
import java.security.DigestInputStream;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
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
    public Original store(DocumentRef document, InputStream content) {
        var digest = DigestUtils.getSha256Digest();
        var size = objects.put(key(document), new DigestInputStream(content, digest));
        return new Original(size, Hex.encodeHexString(digest.digest()));
    }

    /** {@return the bytes; the caller closes them} */
    public ObjectStore.StoredObject open(DocumentRef document) {
        return objects.open(key(document));
    }

    /** {@return the bytes, for somebody who takes as long as they like; the caller closes them} */
    public ObjectStore.StoredObject openForDownload(DocumentRef document) {
        return objects.openForDownload(key(document));
    }

    /**
     * {@return a link straight to the bytes, valid for a short time, where the store gives such}
     *
     * @see ObjectStore#link
     */
    public Optional<URI> link(DocumentRef document, String mediaType, String disposition) {
        return objects.link(key(document), mediaType, disposition);
    }

    /** Forgets the bytes; absent ones are ignored. */
    public void delete(DocumentRef document) {
        objects.delete(key(document));
    }

    /** {@return what is there; the caller closes the stream} */
    public Stream<DocumentRef> list() {
        return StoredContent.list(FOLDER, objects);
    }

    private static ObjectKey key(DocumentRef document) {
        return StoredContent.key(FOLDER, document);
    }
}
