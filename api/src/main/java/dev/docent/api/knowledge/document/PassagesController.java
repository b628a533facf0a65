package dev.docent.api.knowledge.document;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_READ;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.exchange.Paging;
import dev.docent.retrieval.generation.ServingGeneration;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.Passage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The passages of a document. */
@RestController
@Access(DOCUMENTS_READ)
@Tag(name = "Documents")
class PassagesController {

    private final ReachableDocuments documents;
    private final PassageIndex index;
    private final ServingGeneration serving;

    PassagesController(ReachableDocuments documents, PassageIndex index, ServingGeneration serving) {
        this.documents = documents;
        this.index = index;
        this.serving = serving;
    }

    @GetMapping("/api/v1/documents/{id}/passages")
    @Operation(summary = "List the passages of a document, in the order of its text")
    PassagesView listPassages(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @Valid @ParameterObject Paging paging) {
        var document = documents.get(caller, id);
        var passages = index.passages(document.ref(), (int) paging.start(), paging.size());
        return new PassagesView(
                passages.stream().map(PassageView::of).toList(),
                Objects.requireNonNullElse(document.passages(), 0),
                paging.size(),
                paging.start(),
                serving.space().model());
    }

    /** A page of the passages, and the model that embedded them. */
    @Schema(name = "Passages")
    record PassagesView(List<PassageView> items, long total, int limit, long offset, String embeddingModel) {}

    /** A passage. */
    @Schema(name = "Passage")
    record PassageView(
            String id,
            String documentId,
            int ordinal,
            String text,
            int start,
            int end,
            @Nullable Integer page,
            @Nullable Integer pageEnd,
            List<String> heading,
            int tokens) {

        static PassageView of(Passage passage) {
            return new PassageView(
                    passage.id(),
                    passage.source().document(),
                    passage.ordinal(),
                    passage.text(),
                    passage.start(),
                    passage.end(),
                    passage.page(),
                    passage.pageEnd(),
                    passage.headings(),
                    passage.tokens());
        }
    }
}
