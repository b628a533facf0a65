package dev.docent.api.knowledge.document;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_READ;
import static dev.docent.api.access.Access.Authority.DOCUMENTS_WRITE;
import static dev.docent.api.audit.AuditAction.DOCUMENT_CHANGE;
import static dev.docent.api.audit.AuditAction.DOCUMENT_DELETE;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.knowledge.DeletionView;
import dev.docent.api.knowledge.document.DocumentEventStreams.LatestState;
import dev.docent.api.limit.Counted;
import dev.docent.api.limit.Counts;
import dev.docent.ingestion.CancelIngestion;
import dev.docent.ingestion.ReindexDocuments;
import dev.docent.ingestion.deletion.DocumentDeleter;
import dev.docent.ingestion.pipeline.progress.DocumentProgress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A document. */
@RestController
@RequestMapping("/api/v1/documents/{id}")
@Tag(name = "Documents")
class DocumentController {

    private final ReachableDocuments documents;
    private final DocumentDeleter deleter;
    private final ReindexDocuments reindex;
    private final CancelIngestion cancel;
    private final DocumentProgress progress;
    private final DocumentEventStreams streams;
    private final WaitingReason waiting;

    DocumentController(
            ReachableDocuments documents,
            DocumentDeleter deleter,
            ReindexDocuments reindex,
            CancelIngestion cancel,
            DocumentProgress progress,
            DocumentEventStreams streams,
            WaitingReason waiting) {
        this.documents = documents;
        this.deleter = deleter;
        this.reindex = reindex;
        this.cancel = cancel;
        this.progress = progress;
        this.streams = streams;
        this.waiting = waiting;
    }

    @Access(DOCUMENTS_READ)
    @GetMapping
    @Operation(summary = "Get a document and the state of its processing")
    DocumentView getDocument(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return waiting.view(documents.get(caller, id));
    }

    @Access(DOCUMENTS_WRITE)
    @Audited(DOCUMENT_DELETE)
    @DeleteMapping
    @Operation(
            summary = "Delete a document: its passages first, then its original",
            description = "Once the call has returned, no search finds it. The receipt is kept.")
    DeletionView deleteDocument(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        var document = documents.toWrite(caller, id);
        return DeletionView.of(deleter.deleteWithReceipt(document.owner(), document.id()));
    }

    @Access(value = DOCUMENTS_WRITE, and = DOCUMENTS_READ)
    @Audited(DOCUMENT_CHANGE)
    @PostMapping("/reindex")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Read a document again from its original",
            description = "Until it has been read, its present passages stay searchable.")
    DocumentView reindexDocument(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        var document = documents.toWrite(caller, id);
        return DocumentView.of(reindex.reindex(document.owner(), document.id()));
    }

    @Access(value = DOCUMENTS_WRITE, and = DOCUMENTS_READ)
    @Audited(DOCUMENT_CHANGE)
    @PostMapping("/cancel")
    @Operation(
            summary = "Cancel the processing of a document",
            description = "The document becomes `failed` with the code `cancelled`, and no search finds it; `reindex`"
                    + " starts over.")
    DocumentView cancelDocument(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        var document = documents.toWrite(caller, id);
        return DocumentView.of(cancel.cancel(document.owner(), document.id()));
    }

    @Counts(Counted.STREAM)
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Access(DOCUMENTS_READ)
    @Operation(
            summary = "Follow the processing of a document",
            description = "Server-sent events: `progress` with the document, then `done` or `failed`, which ends the"
                    + " stream. A comment is sent at least every 15 seconds.")
    @ApiResponse(
            responseCode = "200",
            description = "Events whose data is the document",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = DocumentView.class)))
    void streamDocumentEvents(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        var document = documents.get(caller, id);
        var states = new LatestState(document);
        var subscription = progress.subscribe(document.ref(), states::offer);
        try (subscription) {
            streams.stream(states, () -> documents.get(caller, id), response);
        }
    }
}
