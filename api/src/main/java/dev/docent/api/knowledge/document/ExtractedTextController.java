package dev.docent.api.knowledge.document;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_READ;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.content.DocumentContent;
import dev.docent.ingestion.document.content.ExtractedText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.ArrayList;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The text that was extracted from a document, and where it is on the pages. */
@RestController
@Access(DOCUMENTS_READ)
@Tag(name = "Documents")
class ExtractedTextController {

    /** The longest range to locate: about ten pages, in code points. */
    private static final int MAX_RANGE = 20_000;

    private final ReachableDocuments documents;
    private final DocumentContent content;

    ExtractedTextController(ReachableDocuments documents, DocumentContent content) {
        this.documents = documents;
        this.content = content;
    }

    @GetMapping("/api/v1/documents/{id}/text")
    @Operation(
            summary = "Get the extracted text, page by page",
            description =
                    "Offsets count Unicode code points; the end is exclusive. Answers 409 until the document has been read.")
    TextView getDocumentText(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        var document = documents.get(caller, id);
        return content.text(document).map(text -> TextView.of(id, text)).orElseGet(() -> {
            if (document.status() == DocumentStatus.FAILED) {
                return new TextView(id, List.of(), "");
            }
            throw ProblemException.of(HttpStatus.CONFLICT, "The document has not been read yet");
        });
    }

    @GetMapping("/api/v1/documents/{id}/boxes")
    @Operation(
            summary = "Locate a range of the extracted text on the pages",
            description =
                    "A rectangle for each line, in reading order; none if the format has no pages. Takes the `start` and"
                            + " `end` of search hits and passages, at most 20,000 code points apart. Documents that were"
                            + " ingested by an earlier version have rectangles after a reindex. Answers 409 until the document"
                            + " has been read.")
    BoxesView getDocumentBoxes(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @Valid @ParameterObject TextRange range) {
        if (range.end() < range.start()) {
            throw ProblemException.badRequest("end", "must not be less than start");
        }
        if (range.end() - range.start() > MAX_RANGE) {
            throw ProblemException.badRequest("end", "must be at most 20,000 code points after start");
        }
        var document = documents.get(caller, id);
        var boxes = content.boxes(document, range.start(), range.end())
                .orElseThrow(() -> content.text(document).isPresent()
                        ? ProblemException.badRequest("end", "is beyond the end of the text")
                        : ProblemException.of(HttpStatus.CONFLICT, "The document has not been read yet"));
        return new BoxesView(id, boxes.stream().map(BoxView::of).toList());
    }

    /** @param pages empty if the format has none */
    @Schema(name = "ExtractedText")
    record TextView(String documentId, List<PageView> pages, String text) {

        /** Walks along the text only once, since finding the index of a code point takes time proportional to its offset. */
        static TextView of(String id, ExtractedText extracted) {
            var text = extracted.text();
            var pages = new ArrayList<PageView>();
            var place = 0;
            var point = 0;
            for (var page : extracted.pages()) {
                var from = text.offsetByCodePoints(place, page.start() - point);
                place = text.offsetByCodePoints(from, page.end() - page.start());
                point = page.end();
                pages.add(new PageView(page.number(), page.start(), page.end(), text.substring(from, place)));
            }
            return new TextView(id, pages, text);
        }
    }

    /** The part of the text that is on a page. */
    @Schema(name = "PageText")
    record PageView(int page, int start, int end, String text) {}

    /** A range of the extracted text. */
    record TextRange(
            @NotNull @PositiveOrZero @Schema(description = "Offset in code points")
            Integer start,

            @NotNull @PositiveOrZero @Schema(description = "End offset in code points, exclusive")
            Integer end) {}

    /** The rectangles, in reading order. */
    @Schema(name = "Boxes")
    record BoxesView(String documentId, List<BoxView> boxes) {}
}
