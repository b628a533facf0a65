package dev.docent.api.knowledge;

import dev.docent.api.access.Caller;
import dev.docent.ingestion.ForgetDocument;
import dev.docent.ingestion.ReindexDocuments;
import dev.docent.ingestion.document.DocumentCatalog;
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
    private final ForgetDocument forget;
    private final ReindexDocuments reindex;

    DocumentController(DocumentCatalog catalog, ForgetDocument forget, ReindexDocuments reindex) {
        this.catalog = catalog;
        this.forget = forget;
        this.reindex = reindex;
    }

    @GetMapping
    @Operation(summary = "Read a document's state")
    DocumentView get(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return DocumentView.of(catalog.get(caller.account(), id));
    }

    @DeleteMapping
    @Operation(
            summary = "Delete a document: its passages first, then its original",
            description = "From the answer on no search finds it. The receipt is kept.")
    DeletionView delete(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return DeletionView.of(forget.forget(caller.account(), id));
    }

    @PostMapping("/reindex")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Read a document anew from its original",
            description = "Until that is done, the passages that are there serve")
    DocumentView reindex(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return DocumentView.of(reindex.reindex(caller.account(), id));
    }
}
