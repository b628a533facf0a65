package dev.docent.api.knowledge.document;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_READ;
import static dev.docent.api.access.Access.Authority.DOCUMENTS_WRITE;
import static dev.docent.api.audit.AuditAction.DOCUMENT_CHANGE;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.exchange.Paging;
import dev.docent.ingestion.CorrectPassage;
import dev.docent.ingestion.document.correction.ListPassages;
import dev.docent.retrieval.generation.ServingGeneration;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The passages of a document. */
@RestController
@RequestMapping("/api/v1/documents/{id}/passages")
@Tag(name = "Documents")
class PassagesController {

    private final ReachableDocuments documents;
    private final ListPassages passages;
    private final CorrectPassage correct;
    private final ServingGeneration serving;

    PassagesController(
            ReachableDocuments documents, ListPassages passages, CorrectPassage correct, ServingGeneration serving) {
        this.documents = documents;
        this.passages = passages;
        this.correct = correct;
        this.serving = serving;
    }

    @Access(DOCUMENTS_READ)
    @GetMapping
    @Operation(
            summary = "List the passages of a document, in the order of its text",
            description = "Passages that are disabled are listed too.")
    PassagesView listPassages(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @Valid @ParameterObject Paging paging) {
        var document = documents.get(caller, id);
        var listed = passages.list(document, (int) paging.start(), paging.size());
        return new PassagesView(
                listed.stream().map(PassageView::of).toList(),
                Objects.requireNonNullElse(document.passages(), 0),
                paging.size(),
                paging.start(),
                serving.space().model());
    }

    @Access(value = DOCUMENTS_WRITE, and = DOCUMENTS_READ)
    @Audited(DOCUMENT_CHANGE)
    @PatchMapping("/{pid}")
    @Operation(
            summary = "Disable, enable or edit a passage",
            description =
                    "Once the call has returned, no search finds a disabled passage, and searches find an edited one by"
                            + " its new text, which is marked as edited wherever it is cited. `\"text\": null` restores the extracted"
                            + " text. Members that are absent stay unchanged. A reindex keeps both. Answers 409 unless the document is"
                            + " ready.")
    PassageView updatePassage(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @PathVariable String pid,
            @Valid @RequestBody PassageChange change)
            throws InterruptedException {
        var document = documents.toWrite(caller, id);
        return PassageView.of(correct.correct(document.ref(), pid, change.change()));
    }

    /** A page of the passages, and the model that embedded them. */
    @Schema(name = "Passages")
    record PassagesView(List<PassageView> items, long total, int limit, long offset, String embeddingModel) {}
}
