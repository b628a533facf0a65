package dev.docent.api.knowledge.document;

import dev.docent.api.access.Caller;
import dev.docent.api.knowledge.DeletionView;
import dev.docent.ingestion.CancelIngestion;
import dev.docent.ingestion.DeleteDocument;
import dev.docent.ingestion.ReindexDocuments;
import dev.docent.ingestion.document.knowledgebase.DocumentCatalog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One document. */
@RestController
@RequestMapping("/api/v1/documents/{id}")
@Tag(name = "Documents")
class DocumentController {

    private final DocumentCatalog catalog;
    private final DeleteDocument forget;
    private final ReindexDocuments reindex;
    private final CancelIngestion cancel;

    DocumentController(
            DocumentCatalog catalog, DeleteDocument forget, ReindexDocuments reindex, CancelIngestion cancel) {
        this.catalog = catalog;
        this.forget = forget;
        this.reindex = reindex;
        this.cancel = cancel;
    }

    @GetMapping
    @Operation(summary = "Get a document and the state of its processing")
    DocumentView getDocument(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return DocumentView.of(catalog.get(caller.account(), id));
    }

    @DeleteMapping
    @Operation(
            summary = "Delete a document: its passages first, then its original",
            description = "Once the call has returned, no search finds it. The receipt is kept.")
    DeletionView deleteDocument(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return DeletionView.of(forget.forget(caller.account(), id));
    }

    @PostMapping("/reindex")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Read a document again from its original",
            description = "Until it has been read, its present passages stay searchable.")
    DocumentView reindexDocument(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return DocumentView.of(reindex.reindex(caller.account(), id));
    }

    @PostMapping("/cancel")
    @Operation(
            summary = "Cancel the processing of a document",
            description = "The document becomes `failed` with the code `cancelled`, and no search finds it; `reindex`"
                    + " starts over.")
    DocumentView cancelDocument(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return DocumentView.of(cancel.cancel(caller.account(), id));
    }
}
