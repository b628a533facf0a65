package dev.docent.api.knowledge;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_READ;
import static dev.docent.api.access.Access.Authority.WHOLE_ACCOUNT;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import dev.docent.ingestion.deletion.Deletions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The receipts of deletions. */
@RestController
@Access(value = DOCUMENTS_READ, and = WHOLE_ACCOUNT)
@Tag(name = "Documents")
class DeletionsController {

    private final Deletions deletions;

    DeletionsController(Deletions deletions) {
        this.deletions = deletions;
    }

    @GetMapping("/api/v1/deletions")
    @Operation(
            summary = "List the receipts of deletions, newest first",
            description = "A deletion resumes after a crash; its receipt has no `completed_at` until it is complete.")
    ItemList<DeletionView> listDeletions(
            @AuthenticationPrincipal Caller caller, @Valid @ParameterObject Paging paging) {
        return ItemList.of(deletions.list(caller.account(), paging.newestFirst()), paging, DeletionView::of);
    }
}
