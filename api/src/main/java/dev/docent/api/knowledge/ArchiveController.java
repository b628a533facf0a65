package dev.docent.api.knowledge;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_READ;
import static dev.docent.api.access.Access.Authority.DOCUMENTS_WRITE;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.exchange.TextRules;
import dev.docent.api.idempotency.Idempotent;
import dev.docent.ingestion.archive.ExportKnowledgeBase;
import dev.docent.ingestion.archive.ReceivedArchive;
import dev.docent.ingestion.document.Filename;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Knowledge bases as archives. Neither side holds one in memory. */
@RestController
@RequestMapping("/api/v1/knowledge-bases")
@Tag(name = "Knowledge bases")
class ArchiveController {

    private static final String ZIP = "application/zip";

    private final OwnedKnowledgeBases bases;
    private final ExportKnowledgeBase export;
    private final ReceivedArchive archives;

    ArchiveController(OwnedKnowledgeBases bases, ExportKnowledgeBase export, ReceivedArchive archives) {
        this.bases = bases;
        this.export = export;
        this.archives = archives;
    }

    @Access(DOCUMENTS_READ)
    @GetMapping(path = "/{id}/export", produces = ZIP)
    @Operation(
            summary = "Export a knowledge base as one archive",
            description =
                    "A zip with all documents: originals, texts, passages and vectors, and the hash of each. It is"
                            + " made while it is sent; one that breaks off is taken by no import.")
    @ApiResponse(
            responseCode = "200",
            description = "The archive",
            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
    void exportAll(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Parameter(hidden = true) HttpMethod method,
            HttpServletResponse response)
            throws IOException {
        var base = bases.find(caller.account(), id);
        response.setContentType(ZIP);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(base));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (method != HttpMethod.HEAD) {
            export.write(base.owner(), base.id(), response.getOutputStream());
        }
    }

    @Access(DOCUMENTS_WRITE)
    @Idempotent
    @PostMapping(path = "/import", consumes = ZIP)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Import an archive as a new knowledge base",
            description = """
                    Takes what an export gave, here or elsewhere, as the body itself, not as a form. Everything gets new \
                    ids; nothing that is there is changed. When the answer comes, all of it is there; a failure leaves \
                    nothing. Vectors are used as they are when they are of the embedding model in use; else the \
                    documents wait to be embedded anew. Those that had not been read wait to be read.

                    An archive that is damaged or was changed is refused (422), and one beyond the limits too (413).""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary"))))
    ImportedView importAll(
            @AuthenticationPrincipal Caller caller,
            @Nullable
                    @RequestParam(required = false)
                    @Size(min = 1, max = 200)
                    @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
                    @Parameter(
                            description =
                                    "Of the new knowledge base. Without it, the one that it had, with a number where that is taken")
                    String name,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        var wanted = name == null ? null : name.strip();
        return ImportedView.of(archives.read(request.getInputStream(), caller.account(), wanted));
    }

    private static String disposition(KnowledgeBase base) {
        return ContentDisposition.attachment()
                .filename(Filename.of(base.name()).value() + ".zip", StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
