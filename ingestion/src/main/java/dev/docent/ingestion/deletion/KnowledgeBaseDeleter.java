package dev.docent.ingestion.deletion;

import dev.docent.ingestion.deletion.Deletion.Contents;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.IngestionException.DefaultKnowledgeBaseException;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.ingestion.document.content.DocumentTexts;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBaseDeleting;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.ingestion.source.SourceArchives;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.passage.Scope;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Deletes knowledge bases with their documents. A document that a worker has claimed is deleted when the worker
 * releases it, and the record of the knowledge base with the last document. Safe for concurrent use.
 */
@Component
public final class KnowledgeBaseDeleter {

    private final Documents documents;
    private final KnowledgeBases knowledgeBases;
    private final SourceArchives archives;
    private final DocumentTexts texts;
    private final PassageIndex index;
    private final Deletions deletions;
    private final DocumentDeleter deleter;
    private final ApplicationEventPublisher events;

    public KnowledgeBaseDeleter(
            Documents documents,
            KnowledgeBases knowledgeBases,
            SourceArchives archives,
            DocumentTexts texts,
            PassageIndex index,
            Deletions deletions,
            DocumentDeleter deleter,
            ApplicationEventPublisher events) {
        this.documents = documents;
        this.knowledgeBases = knowledgeBases;
        this.archives = archives;
        this.texts = texts;
        this.index = index;
        this.deletions = deletions;
        this.deleter = deleter;
        this.events = events;
    }

    /**
     * Deletes a knowledge base at a user's request: from the first step nothing can be uploaded to it, and no read and no
     * search finds anything of it when this returns. The receipt is stored before the first step, so that a deletion that a
     * crash interrupts is completed.
     *
     * @return the receipt, complete unless a worker has claimed one of the documents
     * @throws KnowledgeBaseNotFoundException if the owner has none of this id
     * @throws DefaultKnowledgeBaseException if it is the default one
     */
    public Deletion deleteWithReceipt(KnowledgeBaseRef ref) {
        var base = knowledgeBases.get(ref);
        if (base.hasDefaultName()) {
            throw new DefaultKnowledgeBaseException();
        }
        var receipt = deletions.open(Deletion.ofKnowledgeBase(ref, contents(base)));
        delete(ref);
        return deletions.current(receipt);
    }

    /** Marks and deletes the owner's knowledge base; an absent one, and one that is marked already, are ignored. */
    public void delete(KnowledgeBaseRef base) {
        knowledgeBases.markDeleting(base).ifPresent(this::deleteMarked);
    }

    /** Marks and deletes a knowledge base of an owner who is being deleted, which may be the default one. Idempotent. */
    public void deleteWithOwner(KnowledgeBaseRef base) {
        knowledgeBases.markDeletingWithOwner(base).ifPresent(this::deleteMarked);
    }

    private Contents contents(KnowledgeBase base) {
        var all = documents.visibleIn(base.ref());
        return new Contents(
                all.size(),
                all.stream().filter(texts::exists).count(),
                index.statistics(Scope.of(base.ref())).passages(),
                all.stream().mapToLong(Document::size).sum());
    }

    /** Deletes the content of a marked knowledge base. Idempotent. */
    public void deleteMarked(KnowledgeBase marked) {
        events.publishEvent(new KnowledgeBaseDeleting(marked.ref()));
        var all = documents.in(marked.ref()).stream()
                .map(document -> deleter.mark(document.ref()))
                .flatMap(Optional::stream)
                .toList();
        deleter.deleteAllMarked(marked, all);
        archives.deleteAll(marked.ref());
        deleter.deleteIfEmpty(marked.ref());
    }
}
