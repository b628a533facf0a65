package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.document.Arrivals;
import dev.docent.ingestion.document.Deletion;
import dev.docent.ingestion.document.Deletions;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentRegister;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.KnowledgeBaseRegister;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Goes on with what was begun and not finished: by a process that ended, however it ended, or by a call or a worker of
 * this one that the records store or the index failed. It runs before the workers and the first request, and again now
 * and then: what was being removed goes, and what nobody has in hand waits for its turn once more. Any number of processes
 * may do so at once.
 */
@Component
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final DocumentRegister documents;
    private final KnowledgeBaseRegister knowledgeBases;
    private final Arrivals arrivals;
    private final Deletions deletions;
    private final DocumentEraser documentEraser;
    private final KnowledgeBaseEraser knowledgeBaseEraser;
    private final WorkInProgress work;

    Recovery(
            DocumentRegister documents,
            KnowledgeBaseRegister knowledgeBases,
            Arrivals arrivals,
            Deletions deletions,
            DocumentEraser documentEraser,
            KnowledgeBaseEraser knowledgeBaseEraser,
            WorkInProgress work) {
        this.documents = documents;
        this.knowledgeBases = knowledgeBases;
        this.arrivals = arrivals;
        this.deletions = deletions;
        this.documentEraser = documentEraser;
        this.knowledgeBaseEraser = knowledgeBaseEraser;
        this.work = work;
    }

    void run() {
        knowledgeBases.leaving().stream()
                .filter(base -> !arrivals.isUnderWay(base))
                .flatMap(base -> knowledgeBases.takenOver(base).stream())
                .forEach(knowledgeBaseEraser::erase);
        documents.withStatus(DocumentStatus.DELETING).forEach(documentEraser::erase);
        deletions.open().forEach(this::finish);
        work.claiming(this::left).forEach(this::requeue);
    }

    /** What is claimed after this has another version, and is not requeued. */
    private List<Document> left() {
        return documents.withStatus(DocumentStatus.PROCESSING).stream()
                .filter(document -> !isHere(document) && work.node().isLeft(document))
                .toList();
    }

    private boolean isHere(Document document) {
        return work.contains(document.id()) || arrivals.isHere(document.knowledgeBaseId());
    }

    /** Whoever asked for a deletion gets it, also when the process ended between the receipt and the first step. */
    private void finish(Deletion receipt) {
        var document = receipt.documentId();
        if (document != null) {
            documentEraser.forget(receipt.owner(), document);
            if (documents.find(receipt.owner(), document).isEmpty()) {
                deletions.completeDocument(receipt.owner(), document);
            }
        }
        var base = receipt.knowledgeBaseId();
        if (base != null) {
            knowledgeBaseEraser.forget(receipt.owner(), base);
            if (!knowledgeBases.exists(receipt.owner(), base)) {
                deletions.completeKnowledgeBase(receipt.owner(), base);
            }
        }
    }

    private void requeue(Document interrupted) {
        try {
            documents.save(interrupted.abandoned());
            LOG.info(
                    "requeued document={} stage={} attempts={} passages_embedded={}",
                    interrupted.id(),
                    interrupted.stage(),
                    interrupted.job().attempts(),
                    interrupted.job().passagesEmbedded());
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            LOG.debug("document={} was finished or removed meanwhile", interrupted.id());
        }
    }
}
