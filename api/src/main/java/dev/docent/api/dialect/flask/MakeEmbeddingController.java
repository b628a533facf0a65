package dev.docent.api.dialect.flask;

import static dev.docent.api.access.Access.Authority.CONVERSATION_DOCUMENTS;
import static dev.docent.api.access.Access.Authority.DOCUMENTS_WRITE;
import static dev.docent.api.audit.AuditAction.DOCUMENT_UPLOAD;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.conversation.ReachableKnowledge;
import dev.docent.api.dialect.flask.EmbeddedDocumentView.EmbeddedPassageView;
import dev.docent.api.idempotency.Idempotent;
import dev.docent.api.knowledge.document.EmbeddedPassages;
import dev.docent.api.knowledge.upload.AcceptUploads;
import dev.docent.api.knowledge.upload.AwaitDocuments;
import dev.docent.api.knowledge.upload.UploadedDocumentsView.SkippedView;
import dev.docent.api.limit.Counted;
import dev.docent.api.limit.Counts;
import dev.docent.ingestion.IngestDocument.Accepted;
import dev.docent.retrieval.compute.ComputePool;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Uploads documents and, unless {@code wait} is false, waits until they are searchable. */
@RestController
@Tag(name = "Document chat")
class MakeEmbeddingController {

    private final ReachableKnowledge knowledge;
    private final AcceptUploads accept;
    private final AwaitDocuments await;
    private final EmbeddedPassages passages;
    private final ComputePool compute;

    MakeEmbeddingController(
            ReachableKnowledge knowledge,
            AcceptUploads accept,
            AwaitDocuments await,
            EmbeddedPassages passages,
            ComputePool compute) {
        this.knowledge = knowledge;
        this.accept = accept;
        this.await = await;
        this.passages = passages;
        this.compute = compute;
    }

    @Access({DOCUMENTS_WRITE, CONVERSATION_DOCUMENTS})
    @Idempotent
    @Audited(value = DOCUMENT_UPLOAD, result = "documents.![document.id]")
    @Counts(Counted.UPLOAD)
    @PostMapping(path = "/make_embedding", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Upload documents and wait until they are embedded",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = EmbeddingForm.class))))
    @ApiResponse(responseCode = "200", description = "All are ready or failed")
    @ApiResponse(responseCode = "202", description = "Some have not been read yet")
    ResponseEntity<EmbeddedDocumentsView> makeEmbedding(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "true") boolean wait,
            @RequestParam(name = "include_embeddings", defaultValue = "false") boolean includeEmbeddings,
            @Parameter(hidden = true) MultipartHttpServletRequest upload) {
        compute.admit(caller.account());
        var base = knowledge.toUpload(
                caller,
                upload.getParameter("knowledge_base_id"),
                upload.getRequestHeaders().getContentLength());
        var accepted = accept.accept(base, upload);
        var stored = accepted.documents().stream().map(Accepted::document).toList();
        var documents = wait ? await.await(stored) : stored;
        return ResponseEntity.status(AwaitDocuments.status(documents))
                .body(new EmbeddedDocumentsView(
                        documents.stream()
                                .map(one -> includeEmbeddings
                                        ? EmbeddedDocumentView.of(one, passages.of(one.ref(), EmbeddedPassageView::of))
                                        : EmbeddedDocumentView.of(one))
                                .toList(),
                        accepted.skipped().stream().map(SkippedView::of).toList()));
    }

    /** The documents in the order of their parts, and the files of archives that were left out. */
    @Schema(name = "EmbeddedDocuments")
    record EmbeddedDocumentsView(List<EmbeddedDocumentView> documents, List<SkippedView> skipped) {}

    /** The parts of the upload, for the OpenAPI document. */
    @Schema(name = "EmbeddingUpload")
    record EmbeddingForm(
            @ArraySchema(
                    schema = @Schema(type = "string", format = "binary"),
                    arraySchema = @Schema(description = "One or more files; the part may also be named `files`"))
            List<String> file,

            @Nullable
            @Schema(
                    description =
                            "Defaults to the account's default one, or with a chat token to that of its conversation")
            String knowledgeBaseId,

            @Nullable @Schema(description = "A JSON object that is attached to every document")
            String metadata) {}
}
