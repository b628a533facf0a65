package dev.docent.ingestion.deletion;

import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.storage.records.OffsetPage;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Page;
import org.springframework.stereotype.Component;

/**
 * The receipts of deletions. A receipt is stored before the first step of the deletion and completed after the last;
 * recovery resumes deletions with an open receipt. Safe for concurrent use.
 */
@Component
public final class Deletions {

    private final DeletionRepository records;

    public Deletions(DeletionRepository records) {
        this.records = records;
    }

    /** {@return the receipt, durable; concurrent deletions of the same thing share one} */
    public Deletion open(Deletion begun) {
        try {
            return same(begun).orElseGet(() -> records.save(begun));
        } catch (DuplicateKeyException openedMeanwhile) {
            return same(begun).orElseThrow(() -> openedMeanwhile);
        }
    }

    /** Completes the receipt of a document; a document without a receipt is ignored. */
    public void completeDocument(DocumentRef document) {
        complete(records.findByOwnerAndDocumentId(document.owner(), document.id()));
    }

    /** Completes the receipt of a knowledge base; one without a receipt is ignored. */
    public void completeKnowledgeBase(KnowledgeBaseRef base) {
        complete(records.findByOwnerAndKnowledgeBaseId(base.owner(), base.id()));
    }

    /** {@return the receipt as it is now} */
    public Deletion current(Deletion opened) {
        return same(opened).orElse(opened);
    }

    /** {@return the open receipts of all owners, for recovery} */
    public List<Deletion> open() {
        return records.findByCompletedAtIsNull();
    }

    /** {@return a page of the owner's receipts} */
    public Page<Deletion> list(String owner, OffsetPage page) {
        return records.findByOwner(owner, page);
    }

    private Optional<Deletion> same(Deletion deletion) {
        var document = deletion.documentId();
        if (document != null) {
            return records.findByOwnerAndDocumentId(deletion.owner(), document);
        }
        var base = deletion.knowledgeBaseId();
        return base == null ? Optional.empty() : records.findByOwnerAndKnowledgeBaseId(deletion.owner(), base);
    }

    private void complete(Optional<Deletion> receipt) {
        try {
            receipt.filter(found -> found.completedAt() == null).ifPresent(found -> records.save(found.completed()));
        } catch (OptimisticLockingFailureException completedMeanwhile) {
            // Another call completed the same deletion.
        }
    }
}
