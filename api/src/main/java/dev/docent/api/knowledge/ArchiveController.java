package dev.docent.api.knowledge;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_READ;
import static dev.docent.api.access.Access.Authority.DOCUMENTS_WRITE;
import static dev.docent.api.access.Access.Authority.WHOLE_ACCOUNT;
import static dev.docent.api.audit.AuditAction.KNOWLEDGE_BASE_EXPORT;
import static dev.docent.api.audit.AuditAction.KNOWLEDGE_BASE_IMPORT;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.exchange.Attachment;
import dev.docent.api.exchange.TextRules;
import dev.docent.api.idempotency.Idempotent;
import dev.docent.api.limit.Counted;
import dev.docent.api.limit.Counts;
import dev.docent.ingestion.archive.ExportKnowledgeBase;
import dev.docent.ingestion.archive.ImportKnowledgeBase.Imported;
import dev.docent.ingestion.archive.ReceivedArchive;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Filename;
import dev.docent.retrieval.compute.ComputePool;
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
import org.jspecify.annotations.Nullable;
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

/** Exports and imports knowledge bases as archives, which are never held in memory. */
@RestController
@RequestMapping("/api/v1/knowledge-bases")
@Tag(name = "Knowledge bases")
class ArchiveController {

    private static final String ZIP = "application/zip";

    private final ReachableKnowledgeBases bases;
    private final ExportKnowledgeBase export;
    private final ReceivedArchive archives;
    private final ComputePool compute;

    ArchiveController(
            ReachableKnowledgeBases bases, ExportKnowledgeBase export, ReceivedArchive archives, ComputePool compute) {
        this.bases = bases;
        this.export = export;
        this.archives = archives;
        this.compute = compute;
    }

    @Access(DOCUMENTS_READ)
    @Audited(KNOWLEDGE_BASE_EXPORT)
    @GetMapping(path = "/{id}/export", produces = ZIP)
    @Operation(
            summary = "Export a knowledge base as an archive",
            description =
                    "A zip file with the original, text, passages and vectors of every document, and the hash of each part."
                            + " It is generated while it is sent; an import rejects an incomplete one.")
    @ApiResponse(
            responseCode = "200",
            description = "The archive",
            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
    void exportKnowledgeBase(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Parameter(hidden = true) HttpMethod method,
            HttpServletResponse response)
            throws IOException {
        var base = bases.toOwn(caller, id);
        compute.admit(caller.account());
        response.setContentType(ZIP);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                Attachment.disposition(Filename.of(base.name()).value() + ".zip"));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (method != HttpMethod.HEAD) {
            export.write(base.ref(), response.getOutputStream());
        }
    }

    @Access(value = DOCUMENTS_WRITE, and = WHOLE_ACCOUNT)
    @Idempotent
    @Audited(value = KNOWLEDGE_BASE_IMPORT, result = "knowledgeBase.id")
    @Counts({Counted.UPLOAD, Counted.KNOWLEDGE_BASE})
    @PostMapping(path = "/import", consumes = ZIP)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Import an archive as a new knowledge base",
            description = """
                    Takes the archive of an export, of this installation or another, as the request body, not as a form. \
                    Everything gets new ids; existing data is not changed. When the call returns, the import is \
                    complete; if it fails, nothing is imported. Vectors are used if they come from the configured \
                    embedding model; otherwise the documents are queued for embedding. Documents that had not been read \
                    are queued for reading, and so are those whose text differs from their original, which is read for \
                    comparison. Where the original cannot be read here, the text is marked as not verified.

                    An archive that is damaged or was modified is rejected (422), and so is one that exceeds the limits \
                    (413).""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary"))))
    ImportedView importKnowledgeBase(
            @AuthenticationPrincipal Caller caller,
            @Nullable
                    @RequestParam(required = false)
                    @Size(min = 1, max = 200)
                    @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
                    @Parameter(
                            description =
                                    "The name of the new knowledge base. Defaults to the exported name, with a number appended"
                                            + " if that is taken")
                    String name,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        compute.admit(caller.account());
        var stripped = name == null ? null : name.strip();
        return ImportedView.of(archives.read(request.getInputStream(), caller.account(), stripped));
    }

    /** An imported knowledge base, as clients see it. */
    @Schema(name = "Imported")
    record ImportedView(
            KnowledgeBaseView knowledgeBase,
            int documents,

            @Schema(description = "Documents that are searchable")
            int ready,

            @Schema(description = "Documents that had failed before the export")
            int failed,

            @Schema(description = "Documents that are queued for reading, or for embedding with the configured model")
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
}
