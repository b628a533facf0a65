package dev.docent.api.extraction;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_READ;
import static dev.docent.api.access.Access.Authority.WHOLE_ACCOUNT;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.exchange.Attachment;
import dev.docent.storage.records.OffsetPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Exports all extractions of an account as a table. */
@RestController
@Tag(name = "Extraction")
class ExtractionExportController {

    private static final int PAGE = 100;

    private final Extractions extractions;
    private final ExtractionViews views;

    ExtractionExportController(Extractions extractions, ExtractionViews views) {
        this.extractions = extractions;
        this.views = views;
    }

    @Access(value = DOCUMENTS_READ, and = WHOLE_ACCOUNT)
    @GetMapping("/api/v1/extractions/export")
    @Operation(
            summary = "Export all extractions as CSV, oldest first",
            description =
                    "RFC 4180, in UTF-8. Values that a spreadsheet would take for formulas begin with an apostrophe.")
    @ApiResponse(
            responseCode = "200",
            description = "A row for each extraction, below a header",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    void exportExtractions(
            @AuthenticationPrincipal Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Attachment.disposition("extractions.csv"));
        var out = response.getOutputStream();
        out.write(ExtractionCsv.HEADER.getBytes(StandardCharsets.UTF_8));
        List<StoredExtraction> page;
        for (long offset = 0; !(page = page(caller, offset)).isEmpty(); offset += PAGE) {
            for (var extraction : page) {
                out.write(views.row(extraction, request).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private List<StoredExtraction> page(Caller caller, long offset) {
        return extractions
                .list(caller.account(), new OffsetPage(PAGE, offset, Sort.by("id")))
                .getContent();
    }
}
