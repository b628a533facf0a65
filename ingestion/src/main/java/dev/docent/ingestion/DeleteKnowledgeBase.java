package dev.docent.ingestion;

import dev.docent.ingestion.deletion.Deletion;
import dev.docent.ingestion.deletion.KnowledgeBaseDeleter;
import dev.docent.ingestion.document.IngestionException.DefaultKnowledgeBaseException;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import org.springframework.stereotype.Service;

/**
 * Removes a knowledge base with all its documents. From its first step on nothing can be uploaded into it, and when it
 * returns, no read and no search finds anything of it; what a crash leaves over goes at the next start.
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
     * Removes the owner's knowledge base.
     *
     * @return the receipt; without a time of completion while a worker still has to put a document down
     * @throws KnowledgeBaseNotFoundException when there is none of this id, any more or at all
     * @throws DefaultKnowledgeBaseException when it is the one that every account has
     */
    public Deletion forget(String owner, String knowledgeBaseId) {
        var base = knowledgeBases.get(owner, knowledgeBaseId);
        if (base.hasDefaultName()) {
            throw new DefaultKnowledgeBaseException();
        }
        return deleter.deleteWithReceipt(base);
    }
}
