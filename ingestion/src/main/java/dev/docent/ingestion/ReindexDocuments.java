package dev.docent.ingestion;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.IngestionException.DocumentBusyException;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.ingestion.document.knowledgebase.DocumentCatalog;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import java.util.EnumSet;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/**
 * Ingests documents again from their originals. Searches use the old passages until the document is ready; if it fails,
 * they are deleted. Safe for concurrent use: a document is queued once.
 */
@Service
public final class ReindexDocuments {

    private final DocumentCatalog catalog;
    private final Documents documents;
    private final KnowledgeBases knowledgeBases;

    ReindexDocuments(DocumentCatalog catalog, Documents documents, KnowledgeBases knowledgeBases) {
        this.catalog = catalog;
        this.documents = documents;
        this.knowledgeBases = knowledgeBases;
    }

    /**
     * Queues a document that is ready or failed.
     *
     * @return it, queued
     * @throws DocumentNotFoundException when the owner has none of this id
     * @throws DocumentBusyException when it waits or is in work already
     */
    public Document reindex(String owner, String documentId) {
        while (true) {
            var found = catalog.get(owner, documentId);
            if (found.status() == DocumentStatus.QUEUED || found.status() == DocumentStatus.PROCESSING) {
                throw new DocumentBusyException(documentId);
            }
            try {
                return documents.save(found.requeued());
            } catch (OptimisticLockingFailureException changedMeanwhile) {
                // Queued or deleted by another call.
            }
        }
    }

    /**
     * Queues all documents of the knowledge base that are ready or failed.
     *
     * @param statuses of those meant: ready, failed, or both
     * @return how many; those that others queue or remove meanwhile don't count
     * @throws KnowledgeBaseNotFoundException when the owner has none of this id
     */
    public int reindexAll(String owner, String knowledgeBaseId, EnumSet<DocumentStatus> statuses) {
        knowledgeBases.get(owner, knowledgeBaseId);
        return documents.in(owner, knowledgeBaseId, statuses).stream()
                .mapToInt(this::requeue)
                .sum();
    }

    private int requeue(Document document) {
        try {
            documents.save(document.requeued());
            return 1;
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            return 0;
        }
    }
}
