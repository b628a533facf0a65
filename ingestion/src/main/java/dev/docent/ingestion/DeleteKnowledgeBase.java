package dev.docent.ingestion;

import dev.docent.ingestion.deletion.Deletion;
import dev.docent.ingestion.deletion.KnowledgeBaseDeleter;
import dev.docent.ingestion.document.IngestionException.DefaultKnowledgeBaseException;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import org.springframework.stereotype.Service;

/**
 * Deletes a knowledge base with all its documents. From its first step nothing can be uploaded to it, and when it
 * returns, no read and no search finds anything of it. A deletion that a crash interrupts is completed after the next
 * start.
 */
@Service
public final class DeleteKnowledgeBase {

    private final KnowledgeBases knowledgeBases;
    private final KnowledgeBaseDeleter deleter;

    DeleteKnowledgeBase(KnowledgeBases knowledgeBases, KnowledgeBaseDeleter deleter) {
        this.knowledgeBases = knowledgeBases;
        this.deleter = deleter;
    }

    /**
     * Deletes the owner's knowledge base.
     *
     * @return the receipt; without a time of completion while a worker holds one of the documents
     * @throws KnowledgeBaseNotFoundException if there is none of this id
     * @throws DefaultKnowledgeBaseException if it is the default one of the account
     */
    public Deletion delete(String owner, String knowledgeBaseId) {
        var base = knowledgeBases.get(owner, knowledgeBaseId);
        if (base.hasDefaultName()) {
            throw new DefaultKnowledgeBaseException();
        }
        return deleter.deleteWithReceipt(base);
    }
}
