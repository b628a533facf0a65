package dev.docent.ingestion.document;

import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.passage.Scope;
import dev.docent.storage.records.OffsetPage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;

/**
 * The records of documents. A document that is being deleted is visible only to the methods that say so. Every change is
 * published as {@link DocumentChanged}. Safe for concurrent use: of two concurrent changes of one document, the second
 * fails with an {@link OptimisticLockingFailureException}, and so does a change of a deleted one.
 */
@Component
public final class Documents {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "id");

    private final DocumentRepository records;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;

    public Documents(DocumentRepository records, Outbox outbox, ApplicationEventPublisher events) {
        this.records = records;
        this.outbox = outbox;
        this.events = events;
    }

    /**
     * Stores a document, new or changed.
     *
     * @return the document with its new version
     * @throws org.springframework.dao.DuplicateKeyException if it is new and the knowledge base has the same bytes
     */
    public Document save(Document document) {
        var saved = records.save(outbox.fill(document));
        events.publishEvent(new DocumentChanged(saved));
        return outbox.send(saved);
    }

    /**
     * Changes a document. If it was changed meanwhile, the change is applied again to its current state.
     *
     * @return the changed document with its new version
     * @throws DocumentNotFoundException if the owner has none of this id, or it is being deleted
     */
    public Document update(String owner, String id, UnaryOperator<Document> change) {
        while (true) {
            var found = get(owner, id);
            try {
                return save(change.apply(found));
            } catch (OptimisticLockingFailureException changedMeanwhile) {
                // A worker reported progress or finished, or another call changed or deleted the document.
            }
        }
    }

    /**
     * {@return the owner's document}
     *
     * @param id as the client sent it; may be blank
     * @throws DocumentNotFoundException if the owner has none of this id, or it is being deleted
     */
    public Document get(String owner, String id) {
        return findVisible(owner, id).orElseThrow(() -> new DocumentNotFoundException(id));
    }

    /**
     * {@return the document as it is now}
     *
     * @throws DocumentNotFoundException if there is none, or it is being deleted
     */
    public Document get(DocumentRef document) {
        return get(document.owner(), document.id());
    }

    /** {@return the owner's document, if it is in one of the knowledge bases; empty if it is being deleted} */
    public Optional<Document> findVisible(String owner, String id, Set<String> knowledgeBases) {
        return records.findByOwnerAndIdAndKnowledgeBaseIdIn(owner, id, knowledgeBases)
                .filter(Documents::isVisible);
    }

    /** {@return the document, if it is in the scope; empty if it is being deleted} @param id as the client sent it; may be blank */
    public Optional<Document> findVisible(Scope scope, String id) {
        return records.find(scope, id).filter(Documents::isVisible);
    }

    /** {@return the document; empty if there is none, or it is being deleted} */
    public Optional<Document> findVisible(DocumentRef document) {
        return findVisible(document.owner(), document.id());
    }

    /** {@return the owner's document; empty if there is none, or it is being deleted} @param id as the client sent it; may be blank */
    public Optional<Document> findVisible(String owner, String id) {
        return records.findByOwnerAndId(owner, id).filter(Documents::isVisible);
    }

    /** {@return the version of the document; empty if there is none, or it is being deleted} Costs less than to read it. */
    public Optional<Long> visibleVersion(DocumentRef document) {
        return records.visibleVersion(document);
    }

    private static boolean isVisible(Document found) {
        return found.status() != DocumentStatus.DELETING;
    }

    /** {@return the document, in any state} */
    public Optional<Document> find(DocumentRef document) {
        return records.findByOwnerAndId(document.owner(), document.id());
    }

    /** {@return those of the documents that have a record, in any state} */
    public List<Document> find(Collection<DocumentRef> some) {
        return records.findByIdIn(some.stream().map(DocumentRef::id).toList());
    }

    /** {@return those of the documents that have a record, in any state} */
    public Set<DocumentRef> known(Collection<DocumentRef> some) {
        return find(some).stream().map(Document::ref).collect(Collectors.toSet());
    }

    /** {@return the document in the same knowledge base with the same bytes} */
    public Optional<Document> findSame(Document other) {
        return records.findByOwnerAndKnowledgeBaseIdAndSha256(other.owner(), other.knowledgeBaseId(), other.sha256());
    }

    /**
     * {@return a page of the documents of a knowledge base, newest first unless the page has another order}
     *
     * @param status the status to list, or null for all
     */
    public Page<Document> list(KnowledgeBaseRef base, @Nullable DocumentStatus status, OffsetPage page) {
        var sorted = page.sort().isSorted() ? page : new OffsetPage(page.limit(), page.start(), NEWEST_FIRST);
        if (status == null) {
            return records.findByOwnerAndKnowledgeBaseIdAndStatusNot(
                    base.owner(), base.id(), DocumentStatus.DELETING, sorted);
        }
        return status == DocumentStatus.DELETING
                ? Page.empty(sorted)
                : records.findByOwnerAndKnowledgeBaseIdAndStatus(base.owner(), base.id(), status, sorted);
    }

    /** {@return all documents of the knowledge base, in any state} */
    public List<Document> in(KnowledgeBaseRef base) {
        return in(base, EnumSet.allOf(DocumentStatus.class));
    }

    /** {@return the documents of the knowledge base without those that are being deleted} */
    public List<Document> visibleIn(KnowledgeBaseRef base) {
        return in(base, EnumSet.complementOf(EnumSet.of(DocumentStatus.DELETING)));
    }

    /** {@return the documents of the knowledge base in one of these states} */
    public List<Document> in(KnowledgeBaseRef base, EnumSet<DocumentStatus> statuses) {
        return records.findByOwnerAndKnowledgeBaseIdAndStatusIn(base.owner(), base.id(), statuses);
    }

    /**
     * {@return the documents of the knowledge base in order of their ids, in any state} Reads the next 200 when the previous
     * ones are consumed.
     */
    public Stream<Document> inOrder(KnowledgeBaseRef base) {
        return Stream.iterate(
                        after(base, ""),
                        page -> !page.isEmpty(),
                        page -> after(base, page.getLast().id()))
                .flatMap(List::stream);
    }

    private List<Document> after(KnowledgeBaseRef base, String after) {
        return records.findFirst200ByOwnerAndKnowledgeBaseIdAndIdGreaterThanOrderByIdAsc(
                base.owner(), base.id(), after);
    }

    /** {@return whether the knowledge base has no document, in any state} */
    public boolean isEmpty(KnowledgeBaseRef base) {
        return !records.existsByOwnerAndKnowledgeBaseId(base.owner(), base.id());
    }

    /** {@return the part of the knowledge base that is not searchable by meaning yet} */
    public Pending pending(KnowledgeBaseRef base) {
        var processing = in(base, EnumSet.of(DocumentStatus.PROCESSING));
        return new Pending(
                count(base, DocumentStatus.QUEUED) + processing.size(),
                processing.stream().mapToLong(Document::passagesToEmbed).sum());
    }

    /** {@return the numbers of documents in the knowledge base, and their size} */
    public Statistics statistics(KnowledgeBaseRef base) {
        var ready = count(base, DocumentStatus.READY);
        var failed = count(base, DocumentStatus.FAILED);
        var pending = count(base, DocumentStatus.QUEUED) + count(base, DocumentStatus.PROCESSING);
        return new Statistics(ready + failed + pending, ready, failed, pending, records.sumSizes(base));
    }

    private long count(KnowledgeBaseRef base, DocumentStatus status) {
        return records.countByOwnerAndKnowledgeBaseIdAndStatus(base.owner(), base.id(), status);
    }

    /**
     * Claims the oldest queued document of the first owner, in order of their ids, that has one and comes after the given
     * owner. Concurrent callers get different documents.
     *
     * @param except owners to pass over
     * @return the claimed document; empty if there is none
     */
    public Optional<Document> claimNext(String afterOwner, String holder, Set<String> except) {
        var claimed = records.claimNext(afterOwner, holder, Instant.now().truncatedTo(ChronoUnit.MILLIS), except);
        claimed.map(DocumentChanged::new).ifPresent(events::publishEvent);
        return claimed;
    }

    /** {@return the number of documents of all owners in this state} */
    public long count(DocumentStatus status) {
        return records.countByStatus(status);
    }

    /** {@return the documents of all owners in this state, for recovery} */
    public List<Document> withStatus(DocumentStatus status) {
        return records.findByStatus(status);
    }

    /** Sends messages that another process, or a failure of the store, left unsent. */
    public void sendPendingMessages() {
        outbox.sendAll();
    }

    /** Deletes the record after the last messages about the document; an absent one is ignored. */
    public void delete(Document document) {
        outbox.sendLast(document);
        records.deleteByOwnerAndId(document.owner(), document.id());
    }

    /**
     * The documents of a knowledge base.
     *
     * @param documents all of them
     * @param pending queued or in progress
     * @param bytes of all originals
     */
    public record Statistics(long documents, long ready, long failed, long pending, long bytes) {}

    /**
     * Documents and passages that are not embedded yet.
     *
     * @param documents queued or in progress
     * @param passages of documents in progress; only keyword search finds them
     */
    public record Pending(long documents, long passages) {}
}
