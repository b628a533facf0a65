package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.deletion.Deletion;
import dev.docent.ingestion.deletion.Deletions;
import dev.docent.ingestion.deletion.DocumentDeleter;
import dev.docent.ingestion.deletion.KnowledgeBaseDeleter;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBaseImports;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBaseRecords;
import dev.docent.ingestion.pipeline.claim.Claims;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Resumes ingestion and deletions that were interrupted, by the end of a process or by a failure of a store. Abandoned
 * documents are queued again before the workers start and periodically afterwards; deletions run beside the workers.
 * Several processes may recover at the same time.
 */
@Component
final class Recovery {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private final Documents documents;
    private final KnowledgeBaseRecords knowledgeBases;
    private final KnowledgeBaseImports arrivals;
    private final Deletions deletions;
    private final DocumentDeleter documentDeleter;
    private final KnowledgeBaseDeleter knowledgeBaseDeleter;
    private final Claims claims;

    Recovery(
            Documents documents,
            KnowledgeBaseRecords knowledgeBases,
            KnowledgeBaseImports arrivals,
            Deletions deletions,
            DocumentDeleter documentDeleter,
            KnowledgeBaseDeleter knowledgeBaseDeleter,
            Claims claims) {
        this.documents = documents;
        this.knowledgeBases = knowledgeBases;
        this.arrivals = arrivals;
        this.deletions = deletions;
        this.documentDeleter = documentDeleter;
        this.knowledgeBaseDeleter = knowledgeBaseDeleter;
        this.claims = claims;
    }

    /** Queues abandoned documents again. */
    void takeOver() {
        abandoned().forEach(this::requeue);
    }

    /**
     * Completes interrupted deletions. A failure of one does not stop the others. Ends early at a stop.
     *
     * @return whether all succeeded; the others are to be retried
     */
    boolean erase() {
        var bases = knowledgeBases.leaving().stream()
                .filter(base -> !arrivals.isUnderWay(base))
                .toList();
        return each(bases, base -> "knowledge_base=" + base.id(), this::erase)
                & each(
                        documents.withStatus(DocumentStatus.DELETING),
                        document -> "document=" + document.id(),
                        documentDeleter::deleteMarked)
                & each(deletions.open(), receipt -> "deletion=" + receipt.id(), this::finish);
    }

    /** Does nothing if an import of the knowledge base has renewed its lease since the query. */
    private void erase(KnowledgeBase leaving) {
        knowledgeBases.takenOver(leaving).ifPresent(knowledgeBaseDeleter::erase);
    }

    private <T> boolean each(List<T> all, Function<T, String> name, Consumer<T> removal) {
        var whole = true;
        for (var one : all) {
            if (claims.stopping()) {
                return whole;
            }
            try {
                removal.accept(one);
            } catch (RuntimeException failure) {
                whole = false;
                log.warn("failed deletion {} cause={}; it is retried", name.apply(one), failure.toString());
            }
        }
        return whole;
    }

    /** A document that is claimed after this query has another version and is not queued again. */
    private List<Document> abandoned() {
        claims.claiming().lock();
        try {
            return left();
        } finally {
            claims.claiming().unlock();
        }
    }

    private List<Document> left() {
        var inWork = documents.withStatus(DocumentStatus.PROCESSING).stream()
                .filter(document -> !isHere(document))
                .toList();
        // Looked up after the documents: those of a knowledge base that began to arrive in between are not among them.
        var hidden = inWork.isEmpty()
                ? Set.of()
                : knowledgeBases.leaving().stream().map(KnowledgeBase::id).collect(Collectors.toSet());
        return inWork.stream()
                .filter(document -> document.job().arrives()
                        ? !hidden.contains(document.knowledgeBaseId())
                        : claims.node().isLeft(document))
                .toList();
    }

    private boolean isHere(Document document) {
        return claims.contains(document.id()) || arrivals.isHere(document.knowledgeBaseId());
    }

    /** Completes a deletion also if the process ended between its receipt and its first step. */
    private void finish(Deletion receipt) {
        var document = receipt.documentId();
        if (document != null) {
            documentDeleter.delete(receipt.owner(), document);
            if (documents.find(receipt.owner(), document).isEmpty()) {
                deletions.completeDocument(receipt.owner(), document);
            }
        }
        var base = receipt.knowledgeBaseId();
        if (base != null) {
            knowledgeBaseDeleter.delete(receipt.owner(), base);
            if (!knowledgeBases.exists(receipt.owner(), base)) {
                deletions.completeKnowledgeBase(receipt.owner(), base);
            }
        }
    }

    /**
     * The knowledge base is visible, so the import was complete; the importer ended before it released the document.
     */
    private boolean isArrived(Document document) {
        return document.job().arrives() && knowledgeBases.exists(document.owner(), document.knowledgeBaseId());
    }

    private void requeue(Document interrupted) {
        try {
            documents.save(isArrived(interrupted) ? interrupted.arrived() : interrupted.abandoned());
            log.info(
                    "requeued document={} stage={} attempts={} passages_embedded={}",
                    interrupted.id(),
                    interrupted.stage(),
                    interrupted.job().attempts(),
                    interrupted.job().passagesEmbedded());
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            log.debug("document={} was finished or removed meanwhile", interrupted.id());
        }
    }
}
