package dev.docent.api.knowledge;

import dev.docent.api.access.Caller;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.Reception;
import dev.docent.ingestion.ReindexDocuments;
import dev.docent.ingestion.document.DocumentCatalog;
import dev.docent.ingestion.document.DocumentStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The documents of a knowledge base. */
@RestController
@RequestMapping("/api/v1/knowledge-bases/{id}")
@Tag(name = "Documents")
class KnowledgeBaseDocumentsController {

    private static final String UPLOADING = """
            Answers as soon as the originals are durable; they are read afterwards. The same bytes again are the document \
            that they already are.

            A zip, a tar or a gzip file, told by its content, becomes one document for each file in it, with its `path`; \
            files of Office, OpenDocument and EPUB stay whole. A mail and each of its attachments become documents, too. What is left out is named in `skipped`. One that unpacks \
            to more than 10,000 files, to 2 GB, or to 200 times its size is refused (413) with all of the upload.

            With `wait=true` the answer comes when all are ready or failed (200), or after ten minutes (202).

            As JSON, text that is pasted becomes a document: one, or a list of `documents`.
            """;

    private final OwnedKnowledgeBases bases;
    private final AcceptUploads accept;
    private final AcceptTexts texts;
    private final AwaitDocuments await;
    private final DocumentCatalog catalog;
    private final ReindexDocuments reindex;

    KnowledgeBaseDocumentsController(
            OwnedKnowledgeBases bases,
            AcceptUploads accept,
            AcceptTexts texts,
            AwaitDocuments await,
            DocumentCatalog catalog,
            ReindexDocuments reindex) {
        this.bases = bases;
        this.accept = accept;
        this.texts = texts;
        this.await = await;
        this.catalog = catalog;
        this.reindex = reindex;
    }

    @PostMapping(path = "/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Upload documents",
            description = UPLOADING,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = UploadForm.class))))
    @ApiResponse(responseCode = "202", description = "Stored; being read")
    @ApiResponse(responseCode = "200", description = "All of them were there already")
    ResponseEntity<UploadedDocumentsView> upload(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean wait,
            @Parameter(hidden = true) MultipartHttpServletRequest upload) {
        return answer(
                accept.accept(caller.account(), bases.find(caller.account(), id).id(), upload), wait);
    }

    @PostMapping(path = "/documents", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Upload documents", description = UPLOADING)
    @ApiResponse(responseCode = "202", description = "Stored; being read")
    @ApiResponse(responseCode = "200", description = "All of them were there already")
    ResponseEntity<UploadedDocumentsView> paste(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean wait,
            @Valid @RequestBody PastedTexts pasted) {
        return answer(texts.accept(caller.account(), id, pasted), wait);
    }

    private ResponseEntity<UploadedDocumentsView> answer(Reception.Result result, boolean wait) {
        return wait ? UploadedDocumentsView.answer(result, await) : UploadedDocumentsView.answer(result);
    }

    @GetMapping("/documents")
    @Operation(summary = "List the documents, newest first")
    ItemList<DocumentView> list(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Nullable
                    @RequestParam(required = false)
                    @Schema(allowableValues = {"queued", "processing", "ready", "failed"})
                    String status,
            @Valid @ParameterObject Paging paging) {
        var base = bases.find(caller.account(), id);
        var page = catalog.list(caller.account(), base.id(), status(status), paging.newestFirst());
        return ItemList.of(page, paging, DocumentView::of);
    }

    @PostMapping("/reindex")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Read all documents anew from their originals, or all that failed",
            description = "Until that is done, the passages that are there serve")
    Queued reindex(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Nullable @RequestParam(required = false) @Schema(allowableValues = {"ready", "failed"}) String status) {
        var base = bases.find(caller.account(), id).id();
        return new Queued(reindex.reindexAll(caller.account(), base, atRest(status)));
    }

    private static EnumSet<DocumentStatus> atRest(@Nullable String name) {
        return switch (name) {
            case null -> EnumSet.of(DocumentStatus.READY, DocumentStatus.FAILED);
            case "ready" -> EnumSet.of(DocumentStatus.READY);
            case "failed" -> EnumSet.of(DocumentStatus.FAILED);
            default -> throw ProblemException.badRequest("status", "is ready or failed");
        };
    }

    private static @Nullable DocumentStatus status(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(DocumentStatus.values())
                .filter(status -> status != DocumentStatus.DELETING)
                .filter(status -> status.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.badRequest("status", "is queued, processing, ready or failed"));
    }

    /** How many documents are read anew. */
    @Schema(name = "Queued")
    record Queued(int queued) {}
}
