package dev.docent.ingestion.document;

import dev.docent.retrieval.passage.DocumentRef;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The records of documents, in whatever state, those that are being deleted too.
 * Every change is announced as {@link DocumentChanged}. Safe for concurrent use: of two who change the same state, one
 * gets an {@link org.springframework.dao.OptimisticLockingFailureException}, and so does who changes what was removed.
 */
@Component
public final class Documents {

    private static final Set<DocumentStatus> AT_REST = EnumSet.of(DocumentStatus.READY, DocumentStatus.FAILED);

    private final DocumentRepository records;
    private final ApplicationEventPublisher events;

    public Documents(DocumentRepository records, ApplicationEventPublisher events) {
        this.records = records;
        this.events = events;
    }

    /**
     * Stores a document, new or changed.
     *
     * @return it with its new version
     * @throws org.springframework.dao.DuplicateKeyException when it is new and its bytes are in the knowledge base
     */
    public Document save(Document document) {
        var saved = records.save(document);
        events.publishEvent(new DocumentChanged(saved));
        return saved;
    }

    /** {@return the owner's document, in any state} */
    public Optional<Document> find(String owner, String id) {
        return records.findByOwnerAndId(owner, id);
    }

    /** {@return those documents that have a record} */
    public Set<DocumentRef> known(Collection<DocumentRef> some) {
        return records.findByIdIn(some.stream().map(DocumentRef::id).toList()).stream()
                .map(Document::ref)
                .collect(Collectors.toSet());
    }

    /** {@return the document in the same knowledge base with the same bytes} */
    public Optional<Document> findSame(Document other) {
        return records.findByOwnerAndKnowledgeBaseIdAndSha256(other.owner(), other.knowledgeBaseId(), other.sha256());
    }

    /** {@return all documents of the knowledge base, in any state} */
    public List<Document> in(String owner, String knowledgeBaseId) {
        return in(owner, knowledgeBaseId, EnumSet.allOf(DocumentStatus.class));
    }

    /** {@return the documents of the knowledge base in one of these states} */
    public List<Document> in(String owner, String knowledgeBaseId, EnumSet<DocumentStatus> statuses) {
        return records.findByOwnerAndKnowledgeBaseIdAndStatusIn(owner, knowledgeBaseId, statuses);
    }

    /**
     * {@return the first documents of the knowledge base after this one, oldest first, in whatever state; none at its
     * end}
     *
     * @param after the last id of the call before; empty for the first
     */
    public List<Document> after(String owner, String knowledgeBaseId, String after) {
        return records.findFirst200ByOwnerAndKnowledgeBaseIdAndIdGreaterThanOrderByIdAsc(owner, knowledgeBaseId, after);
    }

    /** {@return whether the knowledge base has no document, in any state} */
    public boolean isEmpty(String owner, String knowledgeBaseId) {
        return !records.existsByOwnerAndKnowledgeBaseId(owner, knowledgeBaseId);
    }

    /**
     * {@return the oldest waiting document of the first owner after this one, by id, who has any, now in the hand of
     * the holder} No other gets the same one.
     */
    public Optional<Document> claimNext(String afterOwner, String holder) {
        var claimed = records.claimNext(afterOwner, holder, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        claimed.map(DocumentChanged::new).ifPresent(events::publishEvent);
        return claimed;
    }

    /** {@return the documents of all owners in this state, for recovery} */
    public List<Document> withStatus(DocumentStatus status) {
        return records.findByStatus(status);
    }

    /**
     * {@return the documents of all owners that became ready or failed last: so long before the very last of them, or
     * less}
     */
    public List<Document> lastAtRest(Duration within) {
        return records.findFirstByStatusInOrderByUpdatedAtDesc(AT_REST)
                .map(last -> records.findByStatusInAndUpdatedAtGreaterThanEqual(
                        AT_REST, last.updatedAt().minus(within)))
                .orElse(List.of());
    }

    /** Deletes the record; an absent one is ignored. */
    public void remove(Document document) {
        records.deleteByOwnerAndId(document.owner(), document.id());
    }
}
