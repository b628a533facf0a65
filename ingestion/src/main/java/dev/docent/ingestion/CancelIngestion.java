package dev.docent.ingestion;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.IngestionException.DocumentAtRestException;
import dev.docent.ingestion.document.knowledgebase.DocumentCatalog;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.ingestion.pipeline.CancelledDocuments;
import java.util.EnumSet;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/**
 * Calls off the ingestion of documents that wait or are in work: they become failed with the code {@code cancelled}, and
 * nothing of them is found any more. {@link ReindexDocuments} takes them up again. Safe for concurrent use.
 */
@Service
public final class CancelIngestion {

    private static final EnumSet<DocumentStatus> UNDER_WAY =
            EnumSet.of(DocumentStatus.QUEUED, DocumentStatus.PROCESSING);

    private final DocumentCatalog catalog;
    private final Documents documents;
    private final KnowledgeBases knowledgeBases;
    private final CancelledDocuments cancelled;

    CancelIngestion(
            DocumentCatalog catalog, Documents documents, KnowledgeBases knowledgeBases, CancelledDocuments cancelled) {
        this.catalog = catalog;
        this.documents = documents;
        this.knowledgeBases = knowledgeBases;
        this.cancelled = cancelled;
    }

    /**
     * Calls off one.
     *
     * @return it, failed
     * @throws dev.docent.ingestion.document.IngestionException.DocumentNotFoundException when the owner has none of this
     *     id
     * @throws DocumentAtRestException when it is ready or failed
     */
    public Document cancel(String owner, String documentId) {
        while (true) {
            var found = catalog.get(owner, documentId);
            if (!UNDER_WAY.contains(found.status())) {
                throw new DocumentAtRestException(documentId);
            }
            try {
                return cancel(found);
            } catch (OptimisticLockingFailureException movedMeanwhile) {
                // A worker reported progress, or came to an end: the next look tells.
            }
        }
    }

    /**
     * Calls off all of the knowledge base that wait or are in work.
     *
     * @return how many
     * @throws dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException when the owner has none of
     *     this id
     */
    public int cancelAll(String owner, String knowledgeBaseId) {
        knowledgeBases.get(owner, knowledgeBaseId);
        var count = 0;
        for (var document : documents.in(owner, knowledgeBaseId, UNDER_WAY)) {
            try {
                cancel(owner, document.id());
                count++;
            } catch (DocumentAtRestException
                    | dev.docent.ingestion.document.IngestionException.DocumentNotFoundException overMeanwhile) {
                // It came to an end before it could be called off.
            }
        }
        return count;
    }

    private Document cancel(Document found) {
        var called = documents.save(found.cancelled());
        cancelled.takeBack(called);
        return called;
    }
}
