package dev.docent.api.knowledge.document;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_READ;
import static dev.docent.api.access.Access.Authority.DOCUMENTS_WRITE;
import static dev.docent.api.audit.AuditAction.KNOWLEDGE_BASE_CHANGE;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import dev.docent.api.knowledge.ReachableKnowledgeBases;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.CancelIngestion;
import dev.docent.ingestion.ReindexDocuments;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The documents of a knowledge base. */
@RestController
@RequestMapping("/api/v1/knowledge-bases/{id}")
@Tag(name = "Documents")
class DocumentsController {

    private final ReachableKnowledgeBases bases;
    private final Documents documents;
    private final ReindexDocuments reindex;
    private final CancelIngestion cancel;
    private final WaitingReason waiting;

    DocumentsController(
            ReachableKnowledgeBases bases,
            Documents documents,
            ReindexDocuments reindex,
            CancelIngestion cancel,
            WaitingReason waiting) {
        this.bases = bases;
        this.documents = documents;
        this.reindex = reindex;
        this.cancel = cancel;
        this.waiting = waiting;
    }

    @Access(DOCUMENTS_READ)
    @GetMapping("/documents")
    @Operation(summary = "List the documents, newest first")
    ItemList<DocumentView> listDocuments(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Nullable
                    @RequestParam(required = false)
                    @Schema(allowableValues = {"queued", "processing", "ready", "failed"})
                    String status,
            @Valid @ParameterObject Paging paging) {
        var base = bases.toRead(caller, id);
        var page = documents.list(base.ref(), listed(status), paging.newestFirst());
        return ItemList.of(page, paging, waiting::view);
    }

    @Access(value = DOCUMENTS_WRITE, and = DOCUMENTS_READ)
    @Audited(KNOWLEDGE_BASE_CHANGE)
    @PostMapping("/reindex")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Read all documents again from their originals, or only those that failed",
            description = "Until a document has been read, its present passages stay searchable.")
    Queued reindexDocuments(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Nullable @RequestParam(required = false) @Schema(allowableValues = {"ready", "failed"}) String status) {
        var base = bases.toWrite(caller, id).ref();
        return new Queued(reindex.reindexAll(base, reindexed(status)));
    }

    @Access(value = DOCUMENTS_WRITE, and = DOCUMENTS_READ)
    @Audited(KNOWLEDGE_BASE_CHANGE)
    @PostMapping("/cancel")
    @Operation(summary = "Cancel the processing of all documents that are queued or being read")
    Cancelled cancelDocuments(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        var base = bases.toWrite(caller, id).ref();
        return new Cancelled(cancel.cancelAll(base));
    }

    private static @Nullable DocumentStatus listed(@Nullable String status) {
        return switch (status) {
            case null -> null;
            case "queued" -> DocumentStatus.QUEUED;
            case "processing" -> DocumentStatus.PROCESSING;
            case "ready" -> DocumentStatus.READY;
            case "failed" -> DocumentStatus.FAILED;
            default ->
                throw ProblemException.badRequest("status", "must be one of queued, processing, ready and failed");
        };
    }

    private static EnumSet<DocumentStatus> reindexed(@Nullable String status) {
        return switch (status) {
            case null -> EnumSet.of(DocumentStatus.READY, DocumentStatus.FAILED);
            case "ready" -> EnumSet.of(DocumentStatus.READY);
            case "failed" -> EnumSet.of(DocumentStatus.FAILED);
            default -> throw ProblemException.badRequest("status", "must be ready or failed");
        };
    }

    /** The number of documents that were queued. */
    @Schema(name = "Queued")
    record Queued(int queued) {}

    /** The number of documents whose processing was cancelled. */
    @Schema(name = "Cancelled")
    record Cancelled(int cancelled) {}
}
