package dev.docent.ingestion;

import dev.docent.ingestion.deletion.Deletion;
import dev.docent.ingestion.deletion.DocumentDeleter;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.document.knowledgebase.DocumentCatalog;
import org.springframework.stereotype.Service;

/**
 * Removes a document: its passages first, then its text and original, its record last. When it returns, no read and no
 * search finds the document, even if it was in work; what a crash leaves over goes at the next start.
 */
@Service
public final class DeleteDocument {

    private final DocumentCatalog catalog;
    private final DocumentDeleter deleter;

    DeleteDocument(DocumentCatalog catalog, DocumentDeleter deleter) {
        this.catalog = catalog;
        this.deleter = deleter;
    }

    /**
     * {@return the receipt; without a time of completion while a worker still has to put the document down}
     *
     * @throws DocumentNotFoundException when the owner has none of this id, any more or at all
     */
    public Deletion forget(String owner, String documentId) {
        return deleter.deleteWithReceipt(catalog.get(owner, documentId));
    }
}
