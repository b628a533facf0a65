package dev.docent.ingestion.deletion;

import dev.docent.ingestion.deletion.Deletion.Contents;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.content.DocumentTexts;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBaseDeleting;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBaseRecords;
import dev.docent.ingestion.source.SourceArchives;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.Scope;
import java.util.EnumSet;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Removes what is in knowledge bases that are marked as being removed, and then their records. A document that a worker
 * has in hand goes when the worker puts it down, and the knowledge base with the last one. Safe for concurrent use.
 */
@Component
public final class KnowledgeBaseDeleter {

    private final Documents documents;
    private final KnowledgeBaseRecords knowledgeBases;
    private final SourceArchives archives;
    private final DocumentTexts texts;
    private final PassageIndex index;
    private final Deletions deletions;
    private final DocumentDeleter deleter;
    private final ApplicationEventPublisher events;

    public KnowledgeBaseDeleter(
            Documents documents,
            KnowledgeBaseRecords knowledgeBases,
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
     * Removes a knowledge base that someone asked to remove: there is a receipt from before the first step on, so that
     * a crash anywhere is followed by the rest.
     *
     * @return the receipt, complete unless a worker has one of its documents in hand
     */
    public Deletion deleteWithReceipt(KnowledgeBase base) {
        var receipt = deletions.open(Deletion.ofKnowledgeBase(base.owner(), base.id(), contents(base)));
        delete(base.owner(), base.id());
        return deletions.current(receipt);
    }

    /** Marks and removes the owner's knowledge base; an absent one, and one marked already, are ignored. */
    public void delete(String owner, String id) {
        knowledgeBases.markLeaving(owner, id).ifPresent(this::erase);
    }

    private Contents contents(KnowledgeBase base) {
        var all = documents.in(base.owner(), base.id(), EnumSet.complementOf(EnumSet.of(DocumentStatus.DELETING)));
        return new Contents(
                all.size(),
                all.stream().filter(texts::exists).count(),
                index.statistics(Scope.of(base.owner(), base.id())).passages(),
                all.stream().mapToLong(Document::size).sum());
    }

    /** Removes all of a marked knowledge base. Doing it twice, or going on after a crash, does no harm. */
    public void erase(KnowledgeBase marked) {
        events.publishEvent(new KnowledgeBaseDeleting(marked.owner(), marked.id()));
        var leaving = documents.in(marked.owner(), marked.id()).stream()
                .map(this::mark)
                .flatMap(Optional::stream)
                .toList();
        deleter.deleteAllMarked(marked, leaving);
        archives.deleteAll(marked.owner(), marked.id());
        deleter.deleteIfEmpty(marked.owner(), marked.id());
    }

    private Optional<Document> mark(Document document) {
        return deleter.mark(document.owner(), document.id());
    }
}
