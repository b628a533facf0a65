package dev.docent.ingestion.deletion;

import dev.docent.ingestion.deletion.Deletion.Contents;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.content.DocumentTexts;
import dev.docent.ingestion.document.content.Originals;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBaseRecords;
import dev.docent.ingestion.pipeline.claim.Claims;
import dev.docent.ingestion.pipeline.step.StoredChunks;
import dev.docent.retrieval.index.PassageIndex;
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
public final class DocumentDeleter {

    private static final Logger log = LoggerFactory.getLogger(DocumentDeleter.class);

    private final Documents documents;
    private final KnowledgeBaseRecords knowledgeBases;
    private final PassageIndex index;
    private final DocumentTexts texts;
    private final Originals originals;
    private final StoredChunks chunks;
    private final Deletions deletions;
    private final Claims work;

    public DocumentDeleter(
            Documents documents,
            KnowledgeBaseRecords knowledgeBases,
            PassageIndex index,
            DocumentTexts texts,
            Originals originals,
            StoredChunks chunks,
            Deletions deletions,
            Claims work) {
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
        var passages = index.count(document.ref());
        return new Contents(1, texts.exists(document) ? 1 : 0, passages, document.size());
    }

    /** {@return the document, marked as being removed, or empty when it is gone} */
    public Optional<Document> mark(String owner, String id) {
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
    public void erase(Document marked) {
        work.exclusively(marked.id(), () -> index.delete(marked.ref()));
        eraseObjects(marked);
    }

    /**
     * The same for many of one knowledge base: one removal for all that no worker can put back, as each costs a commit. At a
     * stop it ends after the next; the next start goes on.
     */
    public void eraseAll(KnowledgeBase marked, List<Document> leaving) {
        var byWork = leaving.stream().collect(Collectors.partitioningBy(work::isHeld));
        index.delete(Scope.of(marked.owner(), marked.id()));
        byWork.getOrDefault(true, List.of()).forEach(this::erase);
        byWork.getOrDefault(false, List.of()).stream()
                .takeWhile(each -> !work.stopping())
                .forEach(this::eraseObjects);
    }

    private void eraseObjects(Document marked) {
        texts.delete(marked);
        originals.delete(marked.ref());
        chunks.delete(marked);
        if (work.isHeld(marked)) {
            return;
        }
        documents.remove(marked);
        deletions.completeDocument(marked.owner(), marked.id());
        log.info("deleted document={} owner={} bytes={}", marked.id(), marked.owner(), marked.size());
        dropIfEmptied(marked.owner(), marked.knowledgeBaseId());
    }

    /**
     * Finishes the removal of a document that was marked, or went, while a worker had it; others stay as they are.
     *
     * @return the one that stays, as its record says
     */
    public Optional<Document> settle(Document putDown) {
        var now = documents.find(putDown.owner(), putDown.id());
        var stays = now.filter(document -> document.status() != DocumentStatus.DELETING);
        if (stays.isEmpty()) {
            erase(now.orElse(putDown));
        }
        return stays;
    }

    /** Drops the record of a knowledge base that is being removed once nothing is left in it. */
    public void dropIfEmptied(String owner, String knowledgeBase) {
        if (knowledgeBases.isLeaving(owner, knowledgeBase) && documents.isEmpty(owner, knowledgeBase)) {
            knowledgeBases.remove(owner, knowledgeBase);
            deletions.completeKnowledgeBase(owner, knowledgeBase);
            log.info("deleted knowledge_base={} owner={}", knowledgeBase, owner);
        }
    }
}
