package dev.docent.api.knowledge.document;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_READ;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.content.ExtractedText;
import dev.docent.ingestion.document.knowledgebase.DocumentCatalog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What was read out of a document. */
@RestController
@Access(DOCUMENTS_READ)
@Tag(name = "Documents")
class ExtractedTextController {

    private final DocumentCatalog catalog;

    ExtractedTextController(DocumentCatalog catalog) {
        this.catalog = catalog;
    }

    @GetMapping("/api/v1/documents/{id}/text")
    @Operation(
            summary = "Read the extracted text, page by page",
            description =
                    "Offsets count Unicode code points, the end exclusive. 409 while the document is not read yet.")
    TextView text(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        var document = catalog.get(caller.account(), id);
        return catalog.text(caller.account(), id)
                .map(text -> TextView.of(id, text))
                .orElseGet(() -> {
                    if (document.status() == DocumentStatus.FAILED) {
                        return new TextView(id, List.of(), "");
                    }
                    throw ProblemException.of(HttpStatus.CONFLICT, "The document is not read yet");
                });
    }

    /** @param pages empty where the format has none */
    @Schema(name = "ExtractedText")
    record TextView(String documentId, List<PageView> pages, String text) {

        /** Walks along the text once, since finding a code point's place takes time in proportion to its offset. */
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

    /** A page's part of the text. */
    @Schema(name = "PageText")
    record PageView(int page, int start, int end, String text) {}
}
