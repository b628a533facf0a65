package dev.docent.api.dialect.flask;

import dev.docent.api.access.Caller;
import dev.docent.api.knowledge.AcceptUploads;
import dev.docent.api.knowledge.UploadedDocumentsView.SkippedView;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.pipeline.DocumentProgress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Uploads documents and, unless told otherwise, waits until they are searchable. */
@RestController
@Tag(name = "Document chat")
class MakeEmbeddingController {

    private final CallersKnowledge knowledge;
    private final AcceptUploads accept;
    private final DocumentProgress progress;
    private final EmbeddedDocuments embedded;
    private final Duration longestWait;

    MakeEmbeddingController(
            CallersKnowledge knowledge,
            AcceptUploads accept,
            DocumentProgress progress,
            EmbeddedDocuments embedded,
            @Value("${docent.upload.longest-wait:10m}") Duration longestWait) {
        this.knowledge = knowledge;
        this.accept = accept;
        this.progress = progress;
        this.embedded = embedded;
        this.longestWait = longestWait;
    }

    @PostMapping(path = "/make_embedding", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Upload documents and wait until they are embedded",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = EmbeddingForm.class))))
    @ApiResponse(responseCode = "200", description = "All are ready or failed")
    @ApiResponse(responseCode = "202", description = "Some are still being read")
    ResponseEntity<EmbeddedDocumentsView> embed(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "true") boolean wait,
            @RequestParam(name = "include_embeddings", defaultValue = "false") boolean includeEmbeddings,
            @Parameter(hidden = true) MultipartHttpServletRequest upload) {
        var base = knowledge.one(caller, upload.getParameter("knowledge_base_id"));
        var accepted = accept.accept(caller.account(), base, upload);
        var deadline = System.nanoTime() + (wait ? longestWait.toNanos() : 0);
        var documents = accepted.documents().stream()
                .map(one -> wait ? await(one.document(), deadline) : one.document())
                .toList();
        return ResponseEntity.status(status(documents))
                .body(new EmbeddedDocumentsView(
                        documents.stream()
                                .map(one -> embedded.view(one, includeEmbeddings))
                                .toList(),
                        accepted.skipped().stream().map(SkippedView::of).toList()));
    }

    private Document await(Document document, long deadline) {
        var left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        return progress.await(document.owner(), document.id(), left);
    }

    private static HttpStatus status(List<Document> documents) {
        return documents.stream().allMatch(MakeEmbeddingController::isDone) ? HttpStatus.OK : HttpStatus.ACCEPTED;
    }

    private static boolean isDone(Document document) {
        return document.status() == DocumentStatus.READY || document.status() == DocumentStatus.FAILED;
    }

    /** The documents, in the order of their parts; and what was left out of archives. */
    @Schema(name = "EmbeddedDocuments")
    record EmbeddedDocumentsView(List<EmbeddedDocumentView> documents, List<SkippedView> skipped) {}

    /** The parts, for the documentation of the API. */
    @Schema(name = "EmbeddingUpload")
    record EmbeddingForm(
            @ArraySchema(
                    schema = @Schema(type = "string", format = "binary"),
                    arraySchema = @Schema(description = "One or many; `files` is another name for it"))
            List<String> file,

            @Schema(description = "The default one when absent; with a chat token, that of its conversation")
            String knowledgeBaseId,

            @Schema(description = "A JSON object that every document gets")
            String metadata) {}
}
