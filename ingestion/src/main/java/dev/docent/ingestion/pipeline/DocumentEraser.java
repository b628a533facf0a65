package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.document.Deletion;
import dev.docent.ingestion.document.Deletion.Contents;
import dev.docent.ingestion.document.Deletions;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentRegister;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.DocumentTexts;
import dev.docent.ingestion.document.KnowledgeBase;
import dev.docent.ingestion.document.KnowledgeBaseRegister;
import dev.docent.ingestion.document.Originals;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Scope;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Removes documents so that nothing of them comes back: the record is marked first, then passages, text and original
 * go, the record last. Whatever is interrupted is finished at the next start. Safe for concurrent use, also with a
 * worker that has the document in hand: then the worker drops the record when it puts the document down.
 */
@Component
public final class DocumentEraser {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentEraser.class);

    private final DocumentRegister documents;
    private final KnowledgeBaseRegister knowledgeBases;
    private final PassageIndex index;
    private final DocumentTexts texts;
    private final Originals originals;
    private final StoredChunks chunks;
    private final Deletions deletions;
    private final WorkInProgress work;

    DocumentEraser(
            DocumentRegister documents,
            KnowledgeBaseRegister knowledgeBases,
            PassageIndex index,
            DocumentTexts texts,
            Originals originals,
            StoredChunks chunks,
            Deletions deletions,
            WorkInProgress work) {
        this.documents = documents;
        this.knowledgeBases = knowledgeBases;
        this.index = index;
        this.texts = texts;
        this.originals = originals;
        this.chunks = chunks;
        this.deletions = deletions;
        this.work = work;
    }

    /** Removes the owner's document: no read and no search finds it when this returns. An absent one is ignored. */
    public void forget(String owner, String id) {
        mark(owner, id).ifPresent(this::erase);
    }

    /**
     * The same for one that someone asked to remove: there is a receipt from before the first step on, so that a crash
     * anywhere is followed by the rest.
     *
     * @return the receipt, complete unless a worker has the document in hand
     */
    public Deletion forgetWithReceipt(Document document) {
        var receipt = deletions.open(Deletion.ofDocument(document.owner(), document.id(), contents(document)));
        forget(document.owner(), document.id());
        return deletions.current(receipt);
    }

    private Contents contents(Document document) {
        var passages = index.count(new DocumentRef(document.owner(), document.id()));
        return new Contents(1, texts.exists(document) ? 1 : 0, passages, document.size());
    }

    /** {@return the document, marked as being removed, or empty when it is gone} */
    Optional<Document> mark(String owner, String id) {
        while (true) {
            var found = documents.find(owner, id);
            if (found.isEmpty() || found.get().status() == DocumentStatus.DELETING) {
                return found;
            }
            try {
                return Optional.of(documents.save(found.get().deleting()));
            } catch (OptimisticLockingFailureException changedMeanwhile) {
                // A worker reported progress, or another removes it too: the next look tells.
            }
        }
    }

    /** Removes what a marked document has. Doing it twice, or at once with another, does no harm. */
    void erase(Document marked) {
        work.exclusively(marked.id(), () -> index.delete(new DocumentRef(marked.owner(), marked.id())));
        eraseObjects(marked);
    }

    /**
     * The same for many of one knowledge base: one removal for all that no worker can put back, as each costs a commit. At a
     * stop it ends after the next; the next start goes on.
     */
    void eraseAll(KnowledgeBase marked, List<Document> leaving) {
        var byWork = leaving.stream().collect(Collectors.partitioningBy(work::isHeld));
        index.delete(Scope.of(marked.owner(), marked.id()));
        byWork.getOrDefault(true, List.of()).forEach(this::erase);
        byWork.getOrDefault(false, List.of()).stream()
                .takeWhile(each -> !work.stopping())
                .forEach(this::eraseObjects);
    }

    private void eraseObjects(Document marked) {
        texts.delete(marked);
        originals.delete(marked.owner(), marked.id());
        chunks.delete(marked);
        if (work.isHeld(marked)) {
            return;
        }
        documents.remove(marked);
        deletions.completeDocument(marked.owner(), marked.id());
        LOG.info("deleted document={} owner={} bytes={}", marked.id(), marked.owner(), marked.size());
        dropIfEmptied(marked.owner(), marked.knowledgeBaseId());
    }

    /**
     * Finishes the removal of a document that was marked, or went, while a worker had it; others stay as they are.
     *
     * @return the one that stays, as its record says
     */
    Optional<Document> settle(Document putDown) {
        var now = documents.find(putDown.owner(), putDown.id());
        var stays = now.filter(document -> document.status() != DocumentStatus.DELETING);
        if (stays.isEmpty()) {
            erase(now.orElse(putDown));
        }
        return stays;
    }

    /** Drops the record of a knowledge base that is being removed once nothing is left in it. */
    void dropIfEmptied(String owner, String knowledgeBase) {
        if (knowledgeBases.isLeaving(owner, knowledgeBase) && documents.isEmpty(owner, knowledgeBase)) {
            knowledgeBases.remove(owner, knowledgeBase);
            deletions.completeKnowledgeBase(owner, knowledgeBase);
            LOG.info("deleted knowledge_base={} owner={}", knowledgeBase, owner);
        }
    }
}
