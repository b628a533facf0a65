package dev.docent.api.knowledge;

import dev.docent.ingestion.archive.ImportKnowledgeBase.Imported;
import dev.docent.ingestion.document.DocumentStatus;
import io.swagger.v3.oas.annotations.media.Schema;

/** An imported knowledge base, as clients see it. */
@Schema(name = "Imported")
record ImportedView(
        KnowledgeBaseView knowledgeBase,
        int documents,

        @Schema(description = "Documents that are searchable")
        int ready,

        @Schema(description = "Documents that had failed before the export")
        int failed,

        @Schema(description = "Documents that are queued for reading, or for embedding with the configured model")
        int queued) {

    static ImportedView of(Imported imported) {
        return new ImportedView(
                KnowledgeBaseView.of(imported.base()),
                imported.documents(),
                imported.count(DocumentStatus.READY),
                imported.count(DocumentStatus.FAILED),
                imported.count(DocumentStatus.QUEUED));
    }
}
