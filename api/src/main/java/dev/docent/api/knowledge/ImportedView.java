package dev.docent.api.knowledge;

import dev.docent.ingestion.archive.ImportKnowledgeBase.Imported;
import dev.docent.ingestion.document.DocumentStatus;
import io.swagger.v3.oas.annotations.media.Schema;

/** A knowledge base that was brought in, as clients see it. */
@Schema(name = "Imported")
record ImportedView(
        KnowledgeBaseView knowledgeBase,
        int documents,
        @Schema(description = "Searchable now") int ready,

        @Schema(description = "They had failed where they come from")
        int failed,

        @Schema(description = "Waiting to be embedded with the model in use, or to be read")
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
