package dev.docent.ingestion.deletion;

import dev.docent.ingestion.document.Versions;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;

/** The receipts of deletions, kept as a store with versions and unique subjects keeps them. */
public final class InMemoryDeletions implements DeletionRepository {

    private final TreeMap<String, Deletion> records = new TreeMap<>();

    @Override
    public synchronized Deletion save(Deletion deletion) {
        var before = records.get(deletion.id());
        if (deletion.version() == null) {
            refuseSameSubject(deletion);
        } else if (before == null || !Objects.equals(before.version(), deletion.version())) {
            throw new OptimisticLockingFailureException(deletion.id());
        }
        var saved = Versions.next(deletion);
        records.put(saved.id(), saved);
        return saved;
    }

    @Override
    public Optional<Deletion> findByOwnerAndDocumentId(String owner, String documentId) {
        return all(each -> each.owner().equals(owner) && documentId.equals(each.documentId()))
                .findFirst();
    }

    @Override
    public Optional<Deletion> findByOwnerAndKnowledgeBaseId(String owner, String knowledgeBaseId) {
        return all(each -> each.owner().equals(owner) && knowledgeBaseId.equals(each.knowledgeBaseId()))
                .findFirst();
    }

    /** Newest first, whatever the page says. */
    @Override
    public Page<Deletion> findByOwner(String owner, Pageable page) {
        var all = all(each -> each.owner().equals(owner))
                .sorted(Comparator.comparing(Deletion::id).reversed())
                .toList();
        var some = all.stream().skip(page.getOffset()).limit(page.getPageSize()).toList();
        return new PageImpl<>(some, page, all.size());
    }

    @Override
    public List<Deletion> findByCompletedAtIsNull() {
        return all(each -> each.completedAt() == null).toList();
    }

    private synchronized Stream<Deletion> all(Predicate<Deletion> condition) {
        return records.values().stream().filter(condition).toList().stream();
    }

    private void refuseSameSubject(Deletion deletion) {
        if (all(each -> Objects.equals(each.documentId(), deletion.documentId())
                        && Objects.equals(each.knowledgeBaseId(), deletion.knowledgeBaseId()))
                .findAny()
                .isPresent()) {
            throw new DuplicateKeyException(deletion.id());
        }
    }
}
