package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentRegister;
import dev.docent.ingestion.document.KnowledgeBase;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Removes what is in knowledge bases that are marked as being removed, and then their records. A document that a worker
 * has in hand goes when the worker puts it down, and the knowledge base with the last one. Safe for concurrent use.
 */
@Component
public final class KnowledgeBaseEraser {

    private final DocumentRegister documents;
    private final DocumentEraser eraser;

    KnowledgeBaseEraser(DocumentRegister documents, DocumentEraser eraser) {
        this.documents = documents;
        this.eraser = eraser;
    }

    /** Removes all of a marked knowledge base. Doing it twice, or going on after a crash, does no harm. */
    public void erase(KnowledgeBase marked) {
        var leaving = documents.in(marked.owner(), marked.id()).stream()
                .map(this::mark)
                .flatMap(Optional::stream)
                .toList();
        eraser.eraseAll(marked, leaving);
        eraser.dropIfEmptied(marked.owner(), marked.id());
    }

    private Optional<Document> mark(Document document) {
        return eraser.mark(document.owner(), document.id());
    }
}
