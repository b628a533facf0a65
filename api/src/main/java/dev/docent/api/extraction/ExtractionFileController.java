package dev.docent.api.extraction;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_READ;
import static dev.docent.api.access.Access.Authority.WHOLE_ACCOUNT;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.exchange.Attachment;
import dev.docent.api.exchange.DownloadResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Downloads the files that fields were extracted from, as attachments: a browser saves them and never renders them. */
@RestController
@Tag(name = "Extraction")
class ExtractionFileController {

    private final Extractions extractions;
    private final ExtractionFiles files;

    ExtractionFileController(Extractions extractions, ExtractionFiles files) {
        this.extractions = extractions;
        this.files = files;
    }

    @Access(value = DOCUMENTS_READ, and = WHOLE_ACCOUNT)
    @GetMapping("/api/v1/extractions/{id}/file")
    @Operation(summary = "Download the file of an extraction", description = "Supports `Range` and `If-None-Match`.")
    @ApiResponse(
            responseCode = "200",
            description = "The bytes as they were uploaded",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "206", description = "The requested ranges", content = @Content)
    ResponseEntity<Resource> downloadFile(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Nullable @RequestHeader(name = HttpHeaders.RANGE, required = false) String range) {
        var extraction = extractions.get(caller.account(), id);
        var file = new DownloadResource(
                "file of " + extraction.id(),
                extraction.size(),
                () -> files.open(extraction).content());
        file.checkRange(range);
        return ResponseEntity.ok()
                .eTag('"' + extraction.id() + '"')
                .contentType(MediaType.parseMediaType(extraction.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.disposition(extraction.filename()))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .body(file);
    }
}
