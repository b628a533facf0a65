package dev.docent.ingestion;

import dev.docent.ingestion.deletion.Deletion;
import dev.docent.ingestion.deletion.DocumentDeleter;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import org.springframework.stereotype.Service;

/**
 * Deletes a document: its passages first, then its text and original, and its record last. When it returns, no read and
 * no search finds the document, even if a worker has claimed it. A deletion that a crash interrupts is completed after
 * the next start.
 */
@Service
public final class DeleteDocument {

    private final Documents documents;
    private final DocumentDeleter deleter;

    DeleteDocument(Documents documents, DocumentDeleter deleter) {
        this.documents = documents;
        this.deleter = deleter;
    }

    /**
     * {@return the receipt; without a time of completion while a worker holds the document}
     *
     * @throws DocumentNotFoundException if the owner has none of this id
     */
    public Deletion delete(String owner, String documentId) {
        return deleter.deleteWithReceipt(documents.get(owner, documentId));
    }
}
