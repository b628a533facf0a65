package dev.docent.api.knowledge.upload;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_WRITE;
import static dev.docent.api.audit.AuditAction.DOCUMENT_UPLOAD;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.idempotency.Idempotent;
import dev.docent.api.knowledge.ReachableKnowledgeBases;
import dev.docent.api.limit.Counted;
import dev.docent.api.limit.Counts;
import dev.docent.ingestion.IngestDocument.Accepted;
import dev.docent.ingestion.UploadBatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Uploads to a knowledge base, as files or as pasted text. */
@RestController
@Access(DOCUMENTS_WRITE)
@RequestMapping("/api/v1/knowledge-bases/{id}/documents")
@Tag(name = "Documents")
@ApiResponse(responseCode = "202", description = "Stored; not all of them have been read")
@ApiResponse(responseCode = "200", description = "All of them existed already, or all are ready or failed")
class UploadController {

    private static final String DESCRIPTION = """
            Answers as soon as the originals are durable; the documents are read afterwards. Uploading the same bytes \
            again returns the existing document.

            A zip, tar or gzip file, recognized by its content, becomes one document for each file in it, with its \
            `path`; Office, OpenDocument and EPUB files stay whole. A mail and each of its attachments become documents \
            as well. Files that are left out are listed in `skipped`. An archive that unpacks to more than 10,000 \
            files, to more than 2 GB, or to more than 200 times its size fails the whole upload (413).

            With `wait=true` the answer is sent when all documents are ready or failed (200), or after ten minutes (202).

            A JSON body uploads pasted text: one document, or a list of `documents`.
            """;

    private final ReachableKnowledgeBases bases;
    private final AcceptUploads uploads;
    private final AcceptTexts texts;
    private final AwaitDocuments await;

    UploadController(ReachableKnowledgeBases bases, AcceptUploads uploads, AcceptTexts texts, AwaitDocuments await) {
        this.bases = bases;
        this.uploads = uploads;
        this.texts = texts;
        this.await = await;
    }

    @Idempotent
    @Audited(value = DOCUMENT_UPLOAD, result = "documents.![id]")
    @Counts(Counted.UPLOAD)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            operationId = "uploadDocuments",
            summary = "Upload documents",
            description = DESCRIPTION,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = UploadForm.class))))
    ResponseEntity<UploadedDocumentsView> uploadFiles(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean wait,
            @Parameter(hidden = true) MultipartHttpServletRequest upload) {
        var base = bases.toUpload(caller, id, upload.getRequestHeaders().getContentLength())
                .ref();
        return answer(uploads.accept(base, upload), wait);
    }

    @Idempotent
    @Audited(value = DOCUMENT_UPLOAD, result = "documents.![id]")
    @Counts(Counted.UPLOAD)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "uploadDocuments", summary = "Upload documents", description = DESCRIPTION)
    ResponseEntity<UploadedDocumentsView> uploadTexts(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean wait,
            @Valid @RequestBody PastedTexts pasted) {
        return answer(texts.accept(caller, id, pasted), wait);
    }

    private ResponseEntity<UploadedDocumentsView> answer(UploadBatch.Result result, boolean wait) {
        var stored = result.documents().stream().map(Accepted::document).toList();
        if (wait) {
            var documents = await.await(stored);
            return ResponseEntity.status(AwaitDocuments.status(documents))
                    .body(UploadedDocumentsView.of(documents, result.skipped()));
        }
        var isNew = result.documents().stream().anyMatch(Accepted::created);
        return ResponseEntity.status(isNew ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(UploadedDocumentsView.of(stored, result.skipped()));
    }

    /** The parts of a multipart upload, for the OpenAPI document; {@link AcceptUploads} reads them. */
    @Schema(name = "Upload")
    record UploadForm(
            @ArraySchema(
                    schema = @Schema(type = "string", format = "binary"),
                    arraySchema = @Schema(description = "One or more files; the part may also be named `files`"))
            List<String> file,

            @Nullable
            @Schema(
                    description = "A JSON object that is attached to every document: its values are strings, numbers,"
                            + " booleans, or lists of those",
                    example = "{\"year\": 2026, \"tags\": [\"contract\"]}")
            String metadata,

            @Nullable
            @ArraySchema(
                    schema = @Schema(type = "string"),
                    arraySchema =
                            @Schema(
                                    description = "The path of each file in its folder: one for each file, in the order"
                                            + " of the files, or none at all"))
            List<String> path,

            @Nullable
            @Schema(
                    description = "Opens the encrypted PDF and Office files of the upload; used once and not stored",
                    maxLength = 1000)
            String password) {}
}
