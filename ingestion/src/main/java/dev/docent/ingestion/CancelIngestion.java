package dev.docent.ingestion;

import dev.docent.ingestion.deletion.DocumentDeleter;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.document.IngestionException.DocumentNotInProgressException;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import java.util.EnumSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Cancels the ingestion of documents that are queued or in progress: they fail with the code {@code cancelled}, and no search
 * finds them. {@link ReindexDocuments} queues them again. A worker that has claimed one stops at its next check. Safe for
 * concurrent use.
 */
@Service
public final class CancelIngestion {

    private static final Logger log = LoggerFactory.getLogger(CancelIngestion.class);

    private static final EnumSet<DocumentStatus> UNDER_WAY =
            EnumSet.of(DocumentStatus.QUEUED, DocumentStatus.PROCESSING);

    private final Documents documents;
    private final KnowledgeBases knowledgeBases;
    private final DocumentDeleter deleter;

    CancelIngestion(Documents documents, KnowledgeBases knowledgeBases, DocumentDeleter deleter) {
        this.documents = documents;
        this.knowledgeBases = knowledgeBases;
        this.deleter = deleter;
    }

    /**
     * Cancels one document.
     *
     * @return the document, failed
     * @throws DocumentNotFoundException if the owner has none of this id
     * @throws DocumentNotInProgressException if it is ready or failed
     */
    public Document cancel(String owner, String documentId) {
        var cancelled = documents.update(owner, documentId, found -> {
            if (!UNDER_WAY.contains(found.status())) {
                throw new DocumentNotInProgressException(documentId);
            }
            return found.cancelled();
        });
        deleter.deleteResults(cancelled);
        log.info("cancelled document={} owner={} stage={}", cancelled.id(), cancelled.owner(), cancelled.stage());
        return cancelled;
    }

    /**
     * Cancels all documents of the knowledge base that are queued or in progress.
     *
     * @return their number
     * @throws KnowledgeBaseNotFoundException if the owner has none of this id
     */
    public int cancelAll(KnowledgeBaseRef base) {
        knowledgeBases.get(base);
        var count = 0;
        for (var document : documents.in(base, UNDER_WAY)) {
            try {
                cancel(base.owner(), document.id());
                count++;
            } catch (DocumentNotInProgressException | DocumentNotFoundException overMeanwhile) {
                // It was finished or deleted first.
            }
        }
        return count;
    }
}
