package dev.docent.api.knowledge;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_READ;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.ingestion.document.Documents;
import dev.docent.retrieval.generation.ServingGeneration;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Statistics of a knowledge base. */
@RestController
@Access(DOCUMENTS_READ)
@Tag(name = "Knowledge bases")
class StatisticsController {

    private final ReachableKnowledgeBases bases;
    private final Documents documents;
    private final PassageIndex index;
    private final ServingGeneration serving;

    StatisticsController(
            ReachableKnowledgeBases bases, Documents documents, PassageIndex index, ServingGeneration serving) {
        this.bases = bases;
        this.documents = documents;
        this.index = index;
        this.serving = serving;
    }

    @GetMapping("/api/v1/knowledge-bases/{id}/stats")
    @Operation(summary = "Get the statistics of a knowledge base")
    StatisticsView getKnowledgeBaseStatistics(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        var base = bases.toRead(caller, id);
        var counts = documents.statistics(base.ref());
        var indexed = index.statistics(Scope.of(base.ref()));
        return new StatisticsView(
                counts.documents(),
                counts.ready(),
                counts.failed(),
                counts.pending(),
                indexed.passages(),
                counts.bytes(),
                indexed.tokens(),
                serving.space().model(),
                serving.space().dimensions(),
                serving.name());
    }

    /** Counts of documents by status, and the size of their originals and passages. */
    @Schema(name = "KnowledgeBaseStatistics")
    record StatisticsView(
            long documents,
            long ready,
            long failed,
            long pending,
            long passages,

            @Schema(description = "Size of the originals in bytes")
            long bytes,

            @Schema(description = "Tokens of the passages, as counted for the embedding model")
            long tokens,

            String embeddingModel,

            @Schema(description = "Dimension of the vectors")
            int dimension,

            @Schema(description = "Generation of the index that answers searches")
            String generation) {}
}
