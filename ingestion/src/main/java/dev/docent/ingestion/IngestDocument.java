package dev.docent.ingestion;

import dev.docent.ingestion.deletion.DocumentDeleter;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.Filename;
import dev.docent.ingestion.document.IngestionException.EmptyUploadException;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.Passwords;
import dev.docent.ingestion.document.content.Originals;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.ingestion.source.RelativePath;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.storage.records.RecordIds;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/**
 * Accepts an upload: when it returns, the original is durable, its record is committed, and it is queued. The bytes are
 * streamed to the store. Safe for concurrent use.
 *
 * <p>If the process ends between the original and the record, nothing was acknowledged, and the next start deletes the
 * original.
 */
@Service
public final class IngestDocument {

    private static final Logger log = LoggerFactory.getLogger(IngestDocument.class);

    private final Originals originals;
    private final Documents documents;
    private final KnowledgeBases knowledgeBases;
    private final DocumentDeleter deleter;
    private final Passwords passwords;

    IngestDocument(
            Originals originals,
            Documents documents,
            KnowledgeBases knowledgeBases,
            DocumentDeleter deleter,
            Passwords passwords) {
        this.originals = originals;
        this.documents = documents;
        this.knowledgeBases = knowledgeBases;
        this.deleter = deleter;
        this.passwords = passwords;
    }

    /**
     * Stores an upload. The same bytes in the same knowledge base are one document, also for concurrent uploads: the
     * existing document keeps its name and metadata, moves to the new path if it had another one, and is queued again
     * if it had failed.
     *
     * @throws KnowledgeBaseNotFoundException if the owner has no such knowledge base
     * @throws EmptyUploadException if there are no bytes; nothing is stored then
     */
    public Accepted accept(Upload upload) {
        knowledgeBases.get(upload.base());
        return enter(store(upload, upload.filename(), upload.path(), upload.content()));
    }

    /** {@return a document whose original is durable and whose record is not stored yet} */
    Document store(Upload upload, String name, @Nullable RelativePath path, InputStream content) {
        var filename = Filename.of(name);
        var id = RecordIds.next();
        var original = originals.store(new DocumentRef(upload.base().owner(), id), content);
        if (original.size() == 0) {
            originals.delete(new DocumentRef(upload.base().owner(), id));
            throw new EmptyUploadException(filename.value());
        }
        if (upload.password() != null) {
            passwords.keep(id, upload.password());
        }
        return Document.stored(id, upload.base(), filename, original, upload.metadata())
                .withPath(path == null ? null : path.value());
    }

    /** Deletes a document that was stored and not entered. */
    void discard(Document stored) {
        passwords.delete(stored.id());
        originals.delete(stored.ref());
    }

    /** Stores the record of the document. {@return the document, or the existing one with the same bytes} */
    Accepted enter(Document document) {
        var accepted = enterOnce(document);
        if (!accepted.created()) {
            discard(document);
        } else if (knowledgeBases.find(document.base()).isEmpty()) {
            // Deleted during the upload; the deletion may have missed this document.
            deleter.delete(document.ref());
            throw new KnowledgeBaseNotFoundException(document.knowledgeBaseId());
        }
        log(accepted);
        return accepted;
    }

    private Accepted enterOnce(Document document) {
        while (true) {
            try {
                return new Accepted(documents.save(document), true);
            } catch (DuplicateKeyException sameBytes) {
                var existing = documents.findSame(document).flatMap(found -> updated(found, document));
                if (existing.isPresent()) {
                    return new Accepted(existing.get(), false);
                }
            }
        }
    }

    /** {@return the existing document with the same bytes; empty if it was changed or deleted in the meantime} */
    private Optional<Document> updated(Document existing, Document same) {
        var changed = changed(existing, same);
        if (changed.equals(existing)) {
            return Optional.of(existing);
        }
        passwords.of(same.id()).ifPresent(password -> passwords.keep(existing.id(), password));
        try {
            return Optional.of(documents.save(changed));
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            return Optional.empty();
        }
    }

    /**
     * A claimed document is not changed; the next upload of the folder corrects its path. A document that was uploaded
     * without a path keeps none.
     */
    private static Document changed(Document existing, Document same) {
        if (existing.status() == DocumentStatus.PROCESSING) {
            return existing;
        }
        var tried = existing.status() == DocumentStatus.FAILED ? existing.requeued() : existing;
        var isMoved = existing.path() != null
                && same.path() != null
                && !existing.path().equals(same.path());
        return isMoved ? tried.withPath(same.path()) : tried;
    }

    private static void log(Accepted accepted) {
        var document = accepted.document();
        log.info(
                "accepted document={} owner={} knowledge_base={} bytes={} created={}",
                document.id(),
                document.owner(),
                document.knowledgeBaseId(),
                document.size(),
                accepted.created());
    }

    /**
     * A file to be ingested.
     *
     * @param base the knowledge base to add it to
     * @param filename as sent by the client, unchecked
     * @param content read once, closed by the caller
     * @param metadata set by the user
     * @param path relative path in its folder; null without one
     * @param password opens an encrypted file; kept in memory until the document is ready or failed; null for none
     */
    public record Upload(
            KnowledgeBaseRef base,
            String filename,
            InputStream content,
            Metadata metadata,
            @Nullable RelativePath path,
            @Nullable String password) {

        /** A file without a path and a password. */
        public Upload(KnowledgeBaseRef base, String filename, InputStream content, Metadata metadata) {
            this(base, filename, content, metadata, null, null);
        }
    }

    /**
     * The outcome of an upload.
     *
     * @param document as it was when the upload was accepted
     * @param created false if a document with the same bytes existed; then it is that document
     */
    public record Accepted(Document document, boolean created) {}
}
