package dev.docent.ingestion.document.knowledgebase;

import dev.docent.ingestion.document.IngestionException.DefaultKnowledgeBaseException;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** The records of knowledge bases, those that are being deleted too. Safe for concurrent use. */
@Component
public final class KnowledgeBaseRecords {

    private final KnowledgeBaseRepository records;

    public KnowledgeBaseRecords(KnowledgeBaseRepository records) {
        this.records = records;
    }

    /**
     * Marks the owner's knowledge base as being removed: for everyone else it is gone when this returns.
     *
     * @return it, or empty when the owner has none of this id that was not marked already
     * @throws DefaultKnowledgeBaseException when it is the default one
     */
    public Optional<KnowledgeBase> markLeaving(String owner, String id) {
        while (true) {
            var found = records.findByOwnerAndId(owner, id).filter(each -> !each.deleting());
            if (found.filter(KnowledgeBase::hasDefaultName).isPresent()) {
                throw new DefaultKnowledgeBaseException();
            }
            try {
                return found.map(each -> records.save(each.leaving()));
            } catch (OptimisticLockingFailureException changedMeanwhile) {
                // Renamed, or marked by another: the next look tells.
            }
        }
    }

    /** {@return the knowledge bases of all owners that are being deleted, for recovery} */
    public List<KnowledgeBase> leaving() {
        return records.findByDeleting(true);
    }

    /**
     * Takes a knowledge base over that is being removed, or whose bringer ended: nobody can end bringing it in after
     * this.
     *
     * @param read as it was found
     * @return it, or empty when it changed since: somebody brought it in after all, goes on with that, or took it over
     */
    public Optional<KnowledgeBase> takenOver(KnowledgeBase read) {
        try {
            return Optional.of(records.save(read.leaving()));
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            return Optional.empty();
        }
    }

    /** {@return whether it is marked as being removed; false when it is gone altogether} */
    public boolean isLeaving(String owner, String id) {
        return records.findByOwnerAndId(owner, id)
                .filter(KnowledgeBase::deleting)
                .isPresent();
    }

    /** {@return whether there is a record, marked or not} */
    public boolean exists(String owner, String id) {
        return records.findByOwnerAndId(owner, id).isPresent();
    }

    /** {@return whether there is a record of any knowledge base of the owner, marked or not} */
    public boolean hasAny(String owner) {
        return records.existsByOwner(owner);
    }

    /** Deletes the record; an absent one is ignored. */
    public void remove(String owner, String id) {
        records.deleteByOwnerAndId(owner, id);
    }
}
