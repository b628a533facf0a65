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
 * The bytes of documents as uploaded, under {@code originals/<owner>/<document>}. They are streamed, and never in
 * memory as a whole. Safe for concurrent use.
 */
@Component
public final class Originals {

    private static final String FOLDER = "originals";

    private final ObjectStore objects;

    public Originals(ObjectStore objects) {
        this.objects = objects;
    }

    /** Stores the stream of a new document until its end and hashes it; durable when it returns. */
    public Original store(DocumentRef document, InputStream content) {
        var digest = DigestUtils.getSha256Digest();
        var size = objects.create(key(document), new DigestInputStream(content, digest));
        return new Original(size, Hex.encodeHexString(digest.digest()));
    }

    /** {@return the bytes; the caller closes them} */
    public ObjectStore.StoredObject open(DocumentRef document) {
        return objects.open(key(document));
    }

    /** {@return the bytes, for a client that may read slowly; the caller closes them} */
    public ObjectStore.StoredObject openForDownload(DocumentRef document) {
        return objects.openForDownload(key(document));
    }

    /**
     * {@return a link to the bytes in the object store, valid for a short time; empty if the store gives none}
     *
     * @see ObjectStore#link
     */
    public Optional<URI> link(DocumentRef document, String mediaType, String disposition) {
        return objects.link(key(document), mediaType, disposition);
    }

    /** Deletes the bytes; absent ones are ignored. */
    public void delete(DocumentRef document) {
        objects.delete(key(document));
    }

    /** {@return the documents that have an original; the caller closes the stream} */
    public Stream<DocumentRef> list() {
        return StoredContent.list(FOLDER, objects);
    }

    private static ObjectKey key(DocumentRef document) {
        return StoredContent.key(FOLDER, document);
    }
}
