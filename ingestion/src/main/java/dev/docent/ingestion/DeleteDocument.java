package dev.docent.ingestion;

import dev.docent.ingestion.deletion.Deletion;
import dev.docent.ingestion.deletion.DocumentDeleter;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.document.knowledgebase.DocumentCatalog;
import org.springframework.stereotype.Service;

/**
 * Deletes a document: its passages first, then its text and original, and its record last. When it returns, no read and
 * no search finds the document, even if a worker has claimed it. A deletion that a crash interrupts is completed after
 * the next start.
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
     * {@return the receipt; without a time of completion while a worker holds the document}
     *
     * @throws DocumentNotFoundException if the owner has none of this id
     */
    public Deletion forget(String owner, String documentId) {
        return deleter.deleteWithReceipt(catalog.get(owner, documentId));
    }
}
