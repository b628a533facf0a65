package dev.docent.ingestion.deletion;

import dev.docent.ingestion.deletion.Deletion.Contents;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.document.content.DocumentTexts;
import dev.docent.ingestion.document.content.Originals;
import dev.docent.ingestion.document.correction.PassageCorrections;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.ingestion.pipeline.claim.Claims;
import dev.docent.ingestion.pipeline.step.StoredChunks;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.passage.Scope;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Deletes documents. The record is marked first, then passages, text and original are deleted, and the record last, so that
 * an interrupted deletion is completed after the next start. Safe for concurrent use, also with a worker that has claimed
 * the document: then the worker deletes the record when it releases the document.
 */
@Component
public final class DocumentDeleter {

    private static final Logger log = LoggerFactory.getLogger(DocumentDeleter.class);

    private final Documents documents;
    private final KnowledgeBases knowledgeBases;
    private final PassageIndex index;
    private final DocumentTexts texts;
    private final Originals originals;
    private final StoredChunks chunks;
    private final PassageCorrections corrections;
    private final Deletions deletions;
    private final Claims claims;

    public DocumentDeleter(
            Documents documents,
            KnowledgeBases knowledgeBases,
            PassageIndex index,
            DocumentTexts texts,
            Originals originals,
            StoredChunks chunks,
            PassageCorrections corrections,
            Deletions deletions,
            Claims claims) {
        this.documents = documents;
        this.knowledgeBases = knowledgeBases;
        this.index = index;
        this.texts = texts;
        this.originals = originals;
        this.chunks = chunks;
        this.corrections = corrections;
        this.deletions = deletions;
        this.claims = claims;
    }

    /** Deletes the owner's document: no read and no search finds it when this returns. An absent one is ignored. */
    public void delete(DocumentRef document) {
        mark(document).ifPresent(this::deleteMarked);
    }

    /**
     * Deletes a document at a user's request: no read and no search finds it when this returns, even if a worker has claimed
     * it. The receipt is stored before the first step, so that a deletion that a crash interrupts is completed.
     *
     * @return the receipt, complete unless a worker has claimed the document
     * @throws DocumentNotFoundException if the owner has none of this id
     */
    public Deletion deleteWithReceipt(String owner, String documentId) {
        return deleteWithReceipt(documents.get(owner, documentId));
    }

    /** Two requests that found the same document get the same receipt. */
    Deletion deleteWithReceipt(Document document) {
        var receipt = deletions.open(Deletion.ofDocument(document.ref(), contents(document)));
        delete(document.ref());
        return deletions.current(receipt);
    }

    private Contents contents(Document document) {
        return new Contents(1, texts.exists(document) ? 1 : 0, index.count(document.ref()), document.size());
    }

    /** {@return the document, marked as being deleted, or empty if there is none} */
    public Optional<Document> mark(DocumentRef document) {
        while (true) {
            var found = documents.find(document);
            if (found.isEmpty() || found.get().status() == DocumentStatus.DELETING) {
                return found;
            }
            try {
                return Optional.of(documents.save(found.get().deleting()));
            } catch (OptimisticLockingFailureException changedMeanwhile) {
                // A worker reported progress, or another call deletes it too.
            }
        }
    }

    /** Deletes the content of a marked document, and its record unless it is claimed. Idempotent. */
    public void deleteMarked(Document marked) {
        try (var _ = claims.lockPublication(marked.id())) {
            index.delete(marked.ref());
        }
        deleteObjects(marked);
    }

    /**
     * Deletes marked documents of one knowledge base. The passages of all documents that no worker can put back are deleted
     * in one call, since each call costs a commit. Ends early at a stop; the next start resumes.
     */
    public void deleteAllMarked(KnowledgeBase marked, List<Document> documents) {
        var byClaim = documents.stream().collect(Collectors.partitioningBy(claims::isHeld));
        index.delete(Scope.of(marked.ref()));
        byClaim.getOrDefault(true, List.of()).forEach(this::deleteMarked);
        byClaim.getOrDefault(false, List.of()).stream()
                .takeWhile(each -> !claims.stopping())
                .forEach(this::deleteObjects);
    }

    /** Deletes what ingestion stored: passages, text and chunks. The original stays. */
    public void deleteResults(Document document) {
        try (var _ = claims.lockPublication(document.id())) {
            index.delete(document.ref());
            texts.delete(document.ref());
            chunks.delete(document);
        }
    }

    private void deleteObjects(Document marked) {
        texts.delete(marked.ref());
        originals.delete(marked.ref());
        chunks.delete(marked);
        if (claims.isHeld(marked)) {
            return;
        }
        corrections.delete(marked.ref());
        documents.delete(marked);
        deletions.completeDocument(marked.ref());
        log.info("deleted document={} owner={} bytes={}", marked.id(), marked.owner(), marked.size());
        deleteIfEmpty(marked.base());
    }

    /**
     * Completes the deletion of a document that was marked, or whose record was deleted, while a worker had claimed it.
     *
     * @return the document as its record is now; empty if it was deleted
     */
    public Optional<Document> settle(Document released) {
        var now = documents.find(released.ref());
        var present = now.filter(document -> document.status() != DocumentStatus.DELETING);
        if (present.isEmpty()) {
            deleteMarked(now.orElse(released));
        }
        return present;
    }

    /** Deletes the record of a knowledge base that is marked and empty. */
    public void deleteIfEmpty(KnowledgeBaseRef base) {
        if (knowledgeBases.isDeleting(base) && documents.isEmpty(base)) {
            knowledgeBases.deleteRecord(base);
            deletions.completeKnowledgeBase(base);
            log.info("deleted knowledge_base={} owner={}", base.id(), base.owner());
        }
    }
}
