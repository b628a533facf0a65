package dev.docent.ingestion.document;

import dev.docent.retrieval.direct.collection.DocumentGroup;
import dev.docent.retrieval.direct.collection.DocumentOrder;
import dev.docent.retrieval.direct.collection.DocumentSelection;
import dev.docent.retrieval.direct.collection.ListedDocument;
import dev.docent.retrieval.direct.collection.ReadingState;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.passage.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;

/** The records of documents, kept as a store with versions and unique contents keeps them. */
public final class InMemoryDocuments implements DocumentRepository {

    private final TreeMap<String, Document> records = new TreeMap<>();
    private final AtomicInteger readsOfSeveral = new AtomicInteger();
    private volatile Runnable afterLookingForWork = () -> {};
    private volatile Runnable beforeSave = () -> {};

    @Override
    public synchronized Document save(Document document) {
        beforeSave.run();
        var before = records.get(document.id());
        if (document.version() == null) {
            refuseSameContent(document);
        } else if (before == null || !Objects.equals(before.version(), document.version())) {
            throw new OptimisticLockingFailureException(document.id());
        }
        var saved = Versions.next(document);
        records.put(saved.id(), saved);
        return saved;
    }

    @Override
    public Optional<Document> findByOwnerAndId(String owner, String id) {
        return all(document -> document.owner().equals(owner) && document.id().equals(id))
                .findFirst();
    }

    @Override
    public Optional<Document> findByOwnerAndIdAndKnowledgeBaseIdIn(
            String owner, String id, Collection<String> knowledgeBaseIds) {
        return findByOwnerAndId(owner, id).filter(document -> knowledgeBaseIds.contains(document.knowledgeBaseId()));
    }

    @Override
    public List<Document> findByIdIn(Collection<String> ids) {
        readsOfSeveral.incrementAndGet();
        return all(document -> ids.contains(document.id())).toList();
    }

    @Override
    public Optional<Document> findByOwnerAndKnowledgeBaseIdAndSha256(
            String owner, String knowledgeBaseId, String sha256) {
        return in(owner, knowledgeBaseId)
                .filter(document -> document.sha256().equals(sha256))
                .findFirst();
    }

    @Override
    public Page<Document> findByOwnerAndKnowledgeBaseIdAndStatus(
            String owner, String knowledgeBaseId, DocumentStatus status, Pageable page) {
        return page(in(owner, knowledgeBaseId).filter(document -> document.status() == status), page);
    }

    @Override
    public Page<Document> findByOwnerAndKnowledgeBaseIdAndStatusNot(
            String owner, String knowledgeBaseId, DocumentStatus status, Pageable page) {
        return page(in(owner, knowledgeBaseId).filter(document -> document.status() != status), page);
    }

    @Override
    public List<Document> findByOwnerAndKnowledgeBaseIdAndStatusIn(
            String owner, String knowledgeBaseId, Collection<DocumentStatus> statuses) {
        return in(owner, knowledgeBaseId)
                .filter(document -> statuses.contains(document.status()))
                .toList();
    }

    @Override
    public List<Document> findFirst200ByOwnerAndKnowledgeBaseIdAndIdGreaterThanOrderByIdAsc(
            String owner, String knowledgeBaseId, String after) {
        return in(owner, knowledgeBaseId)
                .filter(document -> document.id().compareTo(after) > 0)
                .sorted(Comparator.comparing(Document::id))
                .limit(200)
                .toList();
    }

    @Override
    public boolean existsByOwnerAndKnowledgeBaseId(String owner, String knowledgeBaseId) {
        return in(owner, knowledgeBaseId).findAny().isPresent();
    }

    @Override
    public long countByOwnerAndKnowledgeBaseIdAndStatus(String owner, String knowledgeBaseId, DocumentStatus status) {
        return in(owner, knowledgeBaseId)
                .filter(document -> document.status() == status)
                .count();
    }

    @Override
    public List<DocumentGroup> countGroups(Scope scope, Instant since) {
        record Kind(
                ReadingState state,
                @Nullable String mediaType,
                @Nullable String language) {}
        return in(scope, since)
                .collect(Collectors.groupingBy(
                        each -> new Kind(DocumentOverview.state(each.status()), each.mediaType(), each.language())))
                .entrySet()
                .stream()
                .map(each -> new DocumentGroup(
                        each.getKey().state(),
                        each.getKey().mediaType(),
                        each.getKey().language(),
                        each.getValue().size(),
                        each.getValue().stream()
                                .mapToLong(one -> one.pages() == null ? 0 : one.pages())
                                .sum()))
                .toList();
    }

    @Override
    public List<ListedDocument> findListed(Scope scope, DocumentSelection selection, DocumentOrder order, int limit) {
        return in(scope, selection.since())
                .filter(each -> DocumentOverview.statuses(selection)
                        .contains(each.status().name()))
                .filter(each -> selection.mediaTypes().isEmpty()
                        || selection.mediaTypes().contains(String.valueOf(each.mediaType())))
                .filter(each -> selection.languages().isEmpty()
                        || selection.languages().contains(String.valueOf(each.language())))
                .sorted(by(order))
                .limit(limit)
                .map(each ->
                        new ListedDocument(each.ref(), each.filename(), each.createdAt(), each.size(), each.pages()))
                .toList();
    }

    private static Comparator<Document> by(DocumentOrder order) {
        return switch (order) {
            case NEWEST -> Comparator.comparing(Document::createdAt).reversed();
            case OLDEST -> Comparator.comparing(Document::createdAt);
            case LARGEST -> Comparator.comparing(Document::size).reversed();
            case SMALLEST -> Comparator.comparing(Document::size);
            case LONGEST ->
                Comparator.comparing(Document::pages, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .reversed();
        };
    }

    private Stream<Document> in(Scope scope, Instant since) {
        return all(each -> scope.contains(each.base())
                && each.status() != DocumentStatus.DELETING
                && !each.createdAt().isBefore(since));
    }

    @Override
    public Optional<Long> visibleVersion(DocumentRef document) {
        return findByOwnerAndId(document.owner(), document.id())
                .filter(found -> found.status() != DocumentStatus.DELETING)
                .map(Document::version);
    }

    @Override
    public Optional<Document> find(Scope scope, String id) {
        return findByIdIn(List.of(id)).stream()
                .filter(each -> scope.contains(each.base()))
                .findFirst();
    }

    @Override
    public long sumSizes(KnowledgeBaseRef base) {
        return in(base.owner(), base.id())
                .filter(document -> document.status() != DocumentStatus.DELETING)
                .mapToLong(Document::size)
                .sum();
    }

    @Override
    public DocumentTotals totals(String owner) {
        var sizes = all(document -> document.owner().equals(owner) && document.status() != DocumentStatus.DELETING)
                .mapToLong(Document::size)
                .summaryStatistics();
        return new DocumentTotals(sizes.getCount(), sizes.getSum());
    }

    @Override
    public synchronized void deleteByOwnerAndId(String owner, String id) {
        records.values()
                .removeIf(document ->
                        document.owner().equals(owner) && document.id().equals(id));
    }

    @Override
    public Optional<Document> claimNext(String afterOwner, String holder, Instant now, Set<String> except) {
        var claimed = claim(afterOwner, holder, except);
        afterLookingForWork.run();
        return claimed;
    }

    private synchronized Optional<Document> claim(String afterOwner, String holder, Set<String> except) {
        return all(document -> document.status() == DocumentStatus.QUEUED
                        && document.owner().compareTo(afterOwner) > 0
                        && !except.contains(document.owner()))
                .min(Comparator.comparing(Document::owner).thenComparing(Document::id))
                .map(waiting -> save(waiting.claimed(holder)));
    }

    @Override
    public List<Document> findByStatus(DocumentStatus status) {
        return all(document -> document.status() == status).toList();
    }

    @Override
    public long countByStatus(DocumentStatus status) {
        return findByStatus(status).size();
    }

    @Override
    public List<Document> findFirst100ByPendingMessagesIsNotNullOrderByIdAsc() {
        return all(document -> document.pendingMessages() != null).limit(100).toList();
    }

    @Override
    public synchronized void clearPendingMessages(Document document) {
        records.computeIfPresent(
                document.id(),
                (id, now) -> Objects.equals(now.version(), document.version()) ? now.pending(null) : now);
    }

    /** {@return how often several documents were read by their ids} */
    public int readsOfSeveral() {
        return readsOfSeveral.get();
    }

    public void beforeSave(Runnable action) {
        beforeSave = action;
    }

    public void afterLookingForWork(Runnable action) {
        afterLookingForWork = action;
    }

    private Stream<Document> in(String owner, String knowledgeBaseId) {
        return all(document ->
                document.owner().equals(owner) && document.knowledgeBaseId().equals(knowledgeBaseId));
    }

    private synchronized Stream<Document> all(Predicate<Document> condition) {
        return records.values().stream().filter(condition).toList().stream();
    }

    private void refuseSameContent(Document document) {
        if (in(document.owner(), document.knowledgeBaseId())
                .anyMatch(other -> other.sha256().equals(document.sha256()))) {
            throw new DuplicateKeyException(document.sha256());
        }
    }

    /** Newest first, whatever the page says. */
    private static Page<Document> page(Stream<Document> documents, Pageable page) {
        var all =
                documents.sorted(Comparator.comparing(Document::id).reversed()).toList();
        var some = all.stream().skip(page.getOffset()).limit(page.getPageSize()).toList();
        return new PageImpl<>(some, page, all.size());
    }

    /** Ends the lease of the document's holder, as time does after a crash. */
    public void endLease(Document held) {
        save(held.with(
                next -> next.job = held.job().renewed(Instant.ofEpochMilli(1).minus(Job.LEASE))));
    }
}
