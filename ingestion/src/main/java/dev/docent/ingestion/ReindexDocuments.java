package dev.docent.ingestion;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.IngestionException.DocumentBusyException;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import java.util.EnumSet;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/**
 * Ingests documents again from their originals. Searches use the old passages until the document is ready; if it fails,
 * they are deleted. Safe for concurrent use: a document is queued once.
 */
@Service
public final class ReindexDocuments {

    private final Documents documents;
    private final KnowledgeBases knowledgeBases;

    ReindexDocuments(Documents documents, KnowledgeBases knowledgeBases) {
        this.documents = documents;
        this.knowledgeBases = knowledgeBases;
    }

    /**
     * Queues a document that is ready or failed.
     *
     * @return the queued document
     * @throws DocumentNotFoundException if the owner has none of this id
     * @throws DocumentBusyException if it is queued or in progress
     */
    public Document reindex(String owner, String documentId) {
        return documents.update(owner, documentId, found -> {
            if (found.status() == DocumentStatus.QUEUED || found.status() == DocumentStatus.PROCESSING) {
                throw new DocumentBusyException(documentId);
            }
            return found.requeued();
        });
    }

    /**
     * Queues all documents of the knowledge base that have one of these states.
     *
     * @param statuses ready, failed, or both
     * @return the number of queued documents, without those that were changed concurrently
     * @throws KnowledgeBaseNotFoundException if the owner has none of this id
     */
    public int reindexAll(KnowledgeBaseRef base, EnumSet<DocumentStatus> statuses) {
        knowledgeBases.get(base);
        return documents.in(base, statuses).stream().mapToInt(this::requeue).sum();
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
