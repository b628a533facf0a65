package dev.docent.ingestion.document.knowledgebase;

import dev.docent.ingestion.document.Versions;
import java.util.Collection;
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

/** The records of knowledge bases, kept as a store with versions and unique names keeps them. */
public final class InMemoryKnowledgeBases implements KnowledgeBaseRepository {

    private final TreeMap<String, KnowledgeBase> records = new TreeMap<>();

    @Override
    public synchronized KnowledgeBase save(KnowledgeBase knowledgeBase) {
        var before = records.get(knowledgeBase.id());
        if (knowledgeBase.version() != null
                && (before == null || !Objects.equals(before.version(), knowledgeBase.version()))) {
            throw new OptimisticLockingFailureException(knowledgeBase.id());
        }
        if (all(other -> isNamesake(other, knowledgeBase)).findAny().isPresent()) {
            throw new DuplicateKeyException(knowledgeBase.name());
        }
        var saved = Versions.next(knowledgeBase);
        records.put(saved.id(), saved);
        return saved;
    }

    @Override
    public Optional<KnowledgeBase> findByOwnerAndId(String owner, String id) {
        return all(each -> each.owner().equals(owner) && each.id().equals(id)).findFirst();
    }

    @Override
    public Optional<KnowledgeBase> findByOwnerAndNameAndDeleting(String owner, String name, boolean deleting) {
        return all(each -> each.owner().equals(owner) && each.name().equals(name) && each.deleting() == deleting)
                .findFirst();
    }

    @Override
    public Page<KnowledgeBase> findByOwnerAndDeleting(String owner, boolean deleting, Pageable page) {
        return page(all(each -> each.owner().equals(owner) && each.deleting() == deleting), page);
    }

    @Override
    public Page<KnowledgeBase> findByOwnerAndDeletingAndIdIn(
            String owner, boolean deleting, Collection<String> ids, Pageable page) {
        return page(
                all(each -> each.owner().equals(owner) && each.deleting() == deleting && ids.contains(each.id())),
                page);
    }

    private static Page<KnowledgeBase> page(Stream<KnowledgeBase> found, Pageable page) {
        var all = found.toList();
        var some = all.stream().skip(page.getOffset()).limit(page.getPageSize()).toList();
        return new PageImpl<>(some, page, all.size());
    }

    @Override
    public List<KnowledgeBase> findByDeleting(boolean deleting) {
        return all(each -> each.deleting() == deleting).toList();
    }

    @Override
    public long countByOwnerAndDeleting(String owner, boolean deleting) {
        return all(each -> each.owner().equals(owner) && each.deleting() == deleting)
                .count();
    }

    @Override
    public boolean existsByOwner(String owner) {
        return all(each -> each.owner().equals(owner)).findAny().isPresent();
    }

    @Override
    public synchronized void deleteByOwnerAndId(String owner, String id) {
        records.values()
                .removeIf(each -> each.owner().equals(owner) && each.id().equals(id));
    }

    private synchronized Stream<KnowledgeBase> all(Predicate<KnowledgeBase> condition) {
        return records.values().stream().filter(condition).toList().stream();
    }

    private static boolean isNamesake(KnowledgeBase one, KnowledgeBase other) {
        return one.owner().equals(other.owner())
                && one.name().equals(other.name())
                && !one.id().equals(other.id());
    }
}
