package dev.docent.api.knowledge;

import dev.docent.api.access.Caller;
import dev.docent.ingestion.CancelIngestion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Calling off what waits or is being read. */
@RestController
@Tag(name = "Documents")
class CancelController {

    private final OwnedKnowledgeBases bases;
    private final CancelIngestion cancel;

    CancelController(OwnedKnowledgeBases bases, CancelIngestion cancel) {
        this.bases = bases;
        this.cancel = cancel;
    }

    @PostMapping("/api/v1/documents/{id}/cancel")
    @Operation(
            summary = "Call off the processing of a document",
            description =
                    "It becomes failed with the code `cancelled`, and nothing of it is found; `reindex` takes it up"
                            + " again")
    DocumentView cancel(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return DocumentView.of(cancel.cancel(caller.account(), id));
    }

    @PostMapping("/api/v1/knowledge-bases/{id}/cancel")
    @Operation(summary = "Call off the processing of all documents that wait or are being read")
    Cancelled cancelAll(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return new Cancelled(cancel.cancelAll(
                caller.account(), bases.find(caller.account(), id).id()));
    }

    /** How many documents were called off. */
    @Schema(name = "Cancelled")
    record Cancelled(int cancelled) {}
}
