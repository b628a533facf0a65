package dev.docent.api.knowledge.document;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_READ;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.document.knowledgebase.DocumentCatalog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where the text of a document stands on its pages. */
@RestController
@Access(DOCUMENTS_READ)
@Tag(name = "Documents")
class BoxesController {

    /** Some ten pages. */
    private static final int LONGEST = 20_000;

    private final DocumentCatalog catalog;

    BoxesController(DocumentCatalog catalog) {
        this.catalog = catalog;
    }

    @GetMapping("/api/v1/documents/{id}/boxes")
    @Operation(
            summary = "Find where a stretch of the extracted text stands on the pages",
            description =
                    "A box for each line, in reading order; none where the format has no pages. For the `start`"
                            + " and `end` of search hits and passages; at most 20,000 code points at once. Documents ingested"
                            + " by an earlier version have boxes once they are reindexed. 409 while the document is not read yet.")
    BoxesView boxes(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @Valid @ParameterObject Stretch stretch) {
        if (stretch.end() < stretch.start()) {
            throw ProblemException.badRequest("end", "is before start");
        }
        if (stretch.end() - stretch.start() > LONGEST) {
            throw ProblemException.badRequest("end", "is more than 20,000 code points behind start");
        }
        var boxes = catalog.boxes(caller.account(), id, stretch.start(), stretch.end())
                .orElseThrow(() -> catalog.text(caller.account(), id).isPresent()
                        ? ProblemException.badRequest("end", "is behind the end of the text")
                        : ProblemException.of(HttpStatus.CONFLICT, "The document is not read yet"));
        return new BoxesView(id, boxes.stream().map(BoxView::of).toList());
    }

    /** A stretch of the extracted text. */
    record Stretch(
            @NotNull @PositiveOrZero @Schema(description = "In code points")
            Integer start,

            @NotNull @PositiveOrZero @Schema(description = "In code points, exclusive")
            Integer end) {}

    /** The rectangles, in reading order. */
    @Schema(name = "Boxes")
    record BoxesView(String documentId, List<BoxView> boxes) {}
}
