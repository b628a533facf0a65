package dev.docent.api.knowledge.document;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.pipeline.claim.EmbeddingBudgets;
import dev.docent.ingestion.pipeline.claim.IngestionPause;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why queued documents wait, although a worker is free. */
@Component
record WaitingReason(EmbeddingBudgets budgets, IngestionPause pause) {

    /** {@return a sentence for users; null if the document does not wait, or only for its turn} */
    @Nullable
    String of(Document document) {
        return document.status() == DocumentStatus.QUEUED
                ? budgets.reason(document.owner())
                        .or(() -> pause.current().map(IngestionPause.Pause::reason))
                        .orElse(null)
                : null;
    }

    DocumentView view(Document document) {
        return DocumentView.of(document, of(document));
    }
}
