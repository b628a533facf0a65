package dev.docent.ingestion.document.knowledgebase;

import dev.docent.ingestion.document.IngestionException.DefaultKnowledgeBaseException;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseExistsException;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.retrieval.answering.Strictness;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.storage.records.OffsetPage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;

/**
 * The knowledge bases of all owners. One that is being deleted or imported is visible only to the methods that say so. Safe
 * for concurrent use.
 */
@Service
public final class KnowledgeBases {

    private static final Sort OLDEST_FIRST = Sort.by("id");

    private final KnowledgeBaseRepository records;

    public KnowledgeBases(KnowledgeBaseRepository records) {
        this.records = records;
    }

    /**
     * {@return a new knowledge base}
     *
     * @param name not blank, unique for the owner
     * @throws KnowledgeBaseExistsException if the name is taken
     */
    public KnowledgeBase create(String owner, String name, @Nullable String description) {
        return save(KnowledgeBase.named(owner, notBlank(name), description));
    }

    /**
     * {@return the owner's knowledge base of this id}
     *
     * @param id as the client sent it; may be blank
     * @throws KnowledgeBaseNotFoundException if there is none
     */
    public KnowledgeBase get(String owner, String id) {
        return find(owner, id).orElseThrow(() -> new KnowledgeBaseNotFoundException(id));
    }

    /**
     * {@return the knowledge base as it is now}
     *
     * @throws KnowledgeBaseNotFoundException if there is none
     */
    public KnowledgeBase get(KnowledgeBaseRef base) {
        return get(base.owner(), base.id());
    }

    /** {@return the knowledge base; empty if there is none} */
    public Optional<KnowledgeBase> find(KnowledgeBaseRef base) {
        return find(base.owner(), base.id());
    }

    /** {@return the owner's knowledge base of this id; empty if there is none} @param id as the client sent it; may be blank */
    public Optional<KnowledgeBase> find(String owner, String id) {
        return records.findByOwnerAndId(owner, id).filter(found -> !found.deleting());
    }

    /** {@return the knowledge base named {@code default}; created if absent, once for concurrent callers} */
    public KnowledgeBase defaultOf(String owner) {
        return named(owner, KnowledgeBase.DEFAULT);
    }

    /** {@return the owner's knowledge base of this name; created if absent, once for concurrent callers} */
    public KnowledgeBase named(String owner, String name) {
        var wanted = notBlank(name);
        return findNamed(owner, wanted).orElseGet(() -> make(owner, wanted));
    }

    /** {@return the owner's knowledge base of this name; empty if there is none} */
    public Optional<KnowledgeBase> findNamed(String owner, String name) {
        return records.findByOwnerAndNameAndDeleting(owner, name, false);
    }

    /** {@return a page of the owner's knowledge bases, oldest first unless the page has another order} */
    public Page<KnowledgeBase> list(String owner, OffsetPage page) {
        var asked = page.sort().isSorted() ? page : new OffsetPage(page.limit(), page.start(), OLDEST_FIRST);
        return records.findByOwnerAndDeleting(owner, false, asked);
    }

    /** {@return a page of those of the owner's knowledge bases, oldest first unless the page has another order} */
    public Page<KnowledgeBase> list(String owner, Set<String> ids, OffsetPage page) {
        var asked = page.sort().isSorted() ? page : new OffsetPage(page.limit(), page.start(), OLDEST_FIRST);
        return records.findByOwnerAndDeletingAndIdIn(owner, false, ids, asked);
    }

    /**
     * Changes the name, the description and the strictness; null keeps the current value.
     *
     * @throws KnowledgeBaseNotFoundException if there is none of this id
     * @throws KnowledgeBaseExistsException if another one has the name
     * @throws DefaultKnowledgeBaseException if the default one would be renamed
     */
    public KnowledgeBase update(
            KnowledgeBaseRef base,
            @Nullable String name,
            @Nullable String description,
            @Nullable Strictness strictness) {
        while (true) {
            var found = get(base);
            var newName = name == null ? found.name() : notBlank(name);
            if (found.hasDefaultName() && !newName.equals(found.name())) {
                throw new DefaultKnowledgeBaseException();
            }
            try {
                return save(found.changed(newName, description, strictness));
            } catch (OptimisticLockingFailureException changedMeanwhile) {
                // The change is applied to the current record, if it still exists.
            }
        }
    }

    /**
     * Marks the owner's knowledge base as being deleted: nothing else sees it when this returns.
     *
     * @return the marked knowledge base; empty if there is none of this id, or it is marked already
     * @throws DefaultKnowledgeBaseException if it is the default one
     */
    public Optional<KnowledgeBase> markDeleting(KnowledgeBaseRef base) {
        return markDeleting(base, false);
    }

    /** Marks a knowledge base as {@link #markDeleting} does, the default one as well, since its owner is being deleted. */
    public Optional<KnowledgeBase> markDeletingWithOwner(KnowledgeBaseRef base) {
        return markDeleting(base, true);
    }

    private Optional<KnowledgeBase> markDeleting(KnowledgeBaseRef base, boolean isDefaultIncluded) {
        while (true) {
            var found = find(base);
            if (!isDefaultIncluded
                    && found.filter(KnowledgeBase::hasDefaultName).isPresent()) {
                throw new DefaultKnowledgeBaseException();
            }
            try {
                return found.map(each -> records.save(each.markedDeleting()));
            } catch (OptimisticLockingFailureException changedMeanwhile) {
                // Renamed or marked by another call.
            }
        }
    }

    /** {@return the knowledge bases of all owners that are being deleted, for recovery} */
    public List<KnowledgeBase> deleting() {
        return records.findByDeleting(true);
    }

    /**
     * Takes over a knowledge base that is being deleted or whose import was abandoned. The import cannot be completed
     * after this.
     *
     * @param read as it was found
     * @return the knowledge base; empty if it changed in the meantime
     */
    public Optional<KnowledgeBase> takeOver(KnowledgeBase read) {
        try {
            return Optional.of(records.save(read.markedDeleting()));
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            return Optional.empty();
        }
    }

    /** {@return whether the knowledge base is being deleted; false if it has no record} */
    public boolean isDeleting(KnowledgeBaseRef base) {
        return records.findByOwnerAndId(base.owner(), base.id())
                .filter(KnowledgeBase::deleting)
                .isPresent();
    }

    /** {@return whether the knowledge base has a record} */
    public boolean exists(KnowledgeBaseRef base) {
        return records.findByOwnerAndId(base.owner(), base.id()).isPresent();
    }

    /** {@return whether the owner has any record of a knowledge base} */
    public boolean hasAny(String owner) {
        return records.existsByOwner(owner);
    }

    /** Deletes the record of a knowledge base without content; an absent one is ignored. */
    public void deleteRecord(KnowledgeBaseRef base) {
        records.deleteByOwnerAndId(base.owner(), base.id());
    }

    private KnowledgeBase make(String owner, String name) {
        try {
            return records.save(KnowledgeBase.named(owner, name, null));
        } catch (DuplicateKeyException madeMeanwhile) {
            return findNamed(owner, name).orElseThrow(() -> madeMeanwhile);
        }
    }

    private KnowledgeBase save(KnowledgeBase knowledgeBase) {
        try {
            return records.save(knowledgeBase);
        } catch (DuplicateKeyException taken) {
            throw new KnowledgeBaseExistsException(knowledgeBase.name());
        }
    }

    private static String notBlank(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("The name of a knowledge base must not be blank");
        }
        return name.strip();
    }
}
