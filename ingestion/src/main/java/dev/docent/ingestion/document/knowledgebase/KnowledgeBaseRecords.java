package dev.docent.ingestion.document.knowledgebase;

import dev.docent.ingestion.document.IngestionException.DefaultKnowledgeBaseException;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** The records of knowledge bases in any state. Safe for concurrent use. */
@Component
public final class KnowledgeBaseRecords {

    private final KnowledgeBaseRepository records;

    public KnowledgeBaseRecords(KnowledgeBaseRepository records) {
        this.records = records;
    }

    /**
     * Marks the owner's knowledge base as being deleted: nothing else sees it when this returns.
     *
     * @return the marked knowledge base; empty if there is none of this id, or it is marked already
     * @throws DefaultKnowledgeBaseException if it is the default one
     */
    public Optional<KnowledgeBase> markDeleting(String owner, String id) {
        while (true) {
            var found = records.findByOwnerAndId(owner, id).filter(each -> !each.deleting());
            if (found.filter(KnowledgeBase::hasDefaultName).isPresent()) {
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
    public boolean isDeleting(String owner, String id) {
        return records.findByOwnerAndId(owner, id)
                .filter(KnowledgeBase::deleting)
                .isPresent();
    }

    /** {@return whether the knowledge base has a record} */
    public boolean exists(String owner, String id) {
        return records.findByOwnerAndId(owner, id).isPresent();
    }

    /** {@return whether the owner has any record of a knowledge base} */
    public boolean hasAny(String owner) {
        return records.existsByOwner(owner);
    }

    /** Deletes the record; an absent one is ignored. */
    public void delete(String owner, String id) {
        records.deleteByOwnerAndId(owner, id);
    }
}
