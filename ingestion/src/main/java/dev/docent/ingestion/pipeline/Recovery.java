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
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.ingestion.pipeline.claim.Claims;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
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
 * Resumes ingestion and deletions that the end of a process or the failure of a store interrupted. Abandoned documents
 * are queued again before the workers start and periodically afterwards; deletions run on a thread of their own.
 * Several processes may recover at the same time.
 */
@Component
final class Recovery {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private final Documents documents;
    private final KnowledgeBases knowledgeBases;
    private final KnowledgeBaseImports imports;
    private final Deletions deletions;
    private final DocumentDeleter documentDeleter;
    private final KnowledgeBaseDeleter knowledgeBaseDeleter;
    private final Claims claims;

    Recovery(
            Documents documents,
            KnowledgeBases knowledgeBases,
            KnowledgeBaseImports imports,
            Deletions deletions,
            DocumentDeleter documentDeleter,
            KnowledgeBaseDeleter knowledgeBaseDeleter,
            Claims claims) {
        this.documents = documents;
        this.knowledgeBases = knowledgeBases;
        this.imports = imports;
        this.deletions = deletions;
        this.documentDeleter = documentDeleter;
        this.knowledgeBaseDeleter = knowledgeBaseDeleter;
        this.claims = claims;
    }

    /** Sends messages about documents that were stored and not sent. */
    void sendPendingMessages() {
        documents.sendPendingMessages();
    }

    /** Queues abandoned documents again. */
    void requeueAbandoned() {
        abandoned().forEach(this::requeue);
    }

    /**
     * Completes interrupted deletions. A failure of one does not stop the others. Returns early at shutdown.
     *
     * @return false if a deletion failed and is to be retried
     */
    boolean completeDeletions() {
        var bases = knowledgeBases.deleting().stream()
                .filter(base -> !imports.isUnderWay(base))
                .toList();
        return each(bases, base -> "knowledge_base=" + base.id(), this::deleteKnowledgeBase)
                & each(
                        documents.withStatus(DocumentStatus.DELETING),
                        document -> "document=" + document.id(),
                        documentDeleter::deleteMarked)
                & each(deletions.open(), receipt -> "deletion=" + receipt.id(), this::complete);
    }

    /** Does nothing if an import of the knowledge base has renewed its lease since the query. */
    private void deleteKnowledgeBase(KnowledgeBase leaving) {
        knowledgeBases.takeOver(leaving).ifPresent(knowledgeBaseDeleter::deleteMarked);
    }

    private <T> boolean each(List<T> all, Function<T, String> name, Consumer<T> deletion) {
        var succeeded = true;
        for (var one : all) {
            if (claims.stopping()) {
                return succeeded;
            }
            try {
                deletion.accept(one);
            } catch (RuntimeException failure) {
                succeeded = false;
                log.warn("failed deletion {} cause={}", name.apply(one), failure.toString());
            }
        }
        return succeeded;
    }

    /** A document that is claimed after this query has another version and is not queued again. */
    private List<Document> abandoned() {
        claims.claiming().lock();
        try {
            return unclaimed();
        } finally {
            claims.claiming().unlock();
        }
    }

    private List<Document> unclaimed() {
        var processing = documents.withStatus(DocumentStatus.PROCESSING).stream()
                .filter(document -> !isHere(document))
                .toList();
        // Read after the documents, which therefore include none of an import that began in between.
        var hidden = processing.isEmpty()
                ? Set.of()
                : knowledgeBases.deleting().stream().map(KnowledgeBase::id).collect(Collectors.toSet());
        return processing.stream()
                .filter(document -> document.job().hasImporter()
                        ? !hidden.contains(document.knowledgeBaseId())
                        : claims.node().isAbandoned(document))
                .toList();
    }

    private boolean isHere(Document document) {
        return claims.contains(document.id()) || imports.isHere(document.knowledgeBaseId());
    }

    /** Completes a deletion, even if the process ended between its receipt and its first step. */
    private void complete(Deletion receipt) {
        var document = receipt.documentId();
        if (document != null) {
            var ref = new DocumentRef(receipt.owner(), document);
            documentDeleter.delete(ref);
            if (documents.find(ref).isEmpty()) {
                deletions.completeDocument(ref);
            }
        }
        var base = receipt.knowledgeBaseId();
        if (base != null) {
            var ref = new KnowledgeBaseRef(receipt.owner(), base);
            knowledgeBaseDeleter.delete(ref);
            if (!knowledgeBases.exists(ref)) {
                deletions.completeKnowledgeBase(ref);
            }
        }
    }

    /**
     * {@return whether the import of the document was complete, but its process ended before it released the document}
     */
    private boolean isImported(Document document) {
        return document.job().hasImporter() && knowledgeBases.exists(document.base());
    }

    private void requeue(Document interrupted) {
        try {
            documents.save(isImported(interrupted) ? interrupted.imported() : interrupted.abandoned());
            log.info(
                    "requeued document={} stage={} attempts={} passages_embedded={}",
                    interrupted.id(),
                    interrupted.stage(),
                    interrupted.job().attempts(),
                    interrupted.job().passagesEmbedded());
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            log.debug("changed before requeue document={}", interrupted.id());
        }
    }
}
