package dev.docent.api.knowledge.document;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_READ;
import static org.springframework.http.HttpStatus.TEMPORARY_REDIRECT;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.exchange.Attachment;
import dev.docent.api.exchange.DownloadResource;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.content.DocumentContent;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Downloads originals, as attachments: a browser saves them and never renders them. */
@RestController
@Access(DOCUMENTS_READ)
@Tag(name = "Documents")
class OriginalController {

    private final ReachableDocuments documents;
    private final DocumentContent content;

    OriginalController(ReachableDocuments documents, DocumentContent content) {
        this.documents = documents;
        this.content = content;
    }

    @GetMapping("/api/v1/documents/{id}/original")
    @Operation(summary = "Download the original", description = "Supports `Range` and `If-None-Match`.")
    @ApiResponse(
            responseCode = "200",
            description = "The bytes as they were uploaded",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "206", description = "The requested ranges", content = @Content)
    @ApiResponse(
            responseCode = "307",
            description =
                    "The bytes are available at `Location` for a short time, if the object store is configured to issue such links",
            content = @Content)
    ResponseEntity<Resource> downloadOriginal(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            HttpMethod method,
            @Nullable @RequestHeader(name = HttpHeaders.RANGE, required = false) String range,
            @Nullable @Parameter(hidden = true) @RequestHeader(name = "Sec-Fetch-Dest", required = false)
                    String destination) {
        var document = documents.get(caller, id);
        // A link is signed for one method only.
        var link = method == HttpMethod.GET && mayFollow(destination)
                ? content.linkToOriginal(
                        document, mediaType(document).toString(), Attachment.disposition(document.filename()))
                : Optional.<URI>empty();
        return link.map(OriginalController::redirect).orElseGet(() -> serve(document, range));
    }

    /**
     * {@return whether the caller may read from another host} A page's script may not, since the policy of its content permits its
     * own host only.
     *
     * @param destination what a browser says that it fetches for (Fetch Metadata Request Headers); null for programs
     */
    private static boolean mayFollow(@Nullable String destination) {
        return destination == null || destination.equals("document");
    }

    /** The link is a secret: it must be neither cached nor sent on as a referrer. */
    private static ResponseEntity<Resource> redirect(URI link) {
        return ResponseEntity.status(TEMPORARY_REDIRECT)
                .location(link)
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private ResponseEntity<Resource> serve(Document document, @Nullable String range) {
        var original = new DownloadResource(
                "original of " + document.id(),
                document.size(),
                () -> content.original(document.ref()).content());
        original.checkRange(range);
        return ResponseEntity.ok()
                .eTag('"' + document.sha256() + '"')
                .contentType(mediaType(document))
                .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.disposition(document.filename()))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .body(original);
    }

    private static MediaType mediaType(Document document) {
        try {
            var detected = document.mediaType();
            return detected == null ? MediaType.APPLICATION_OCTET_STREAM : MediaType.parseMediaType(detected);
        } catch (InvalidMediaTypeException unknown) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }
}
