package dev.docent.api.knowledge;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_READ;
import static dev.docent.api.access.Access.Authority.DOCUMENTS_WRITE;
import static dev.docent.api.access.Access.Authority.WHOLE_ACCOUNT;
import static dev.docent.api.audit.AuditAction.KNOWLEDGE_BASE_CHANGE;
import static dev.docent.api.audit.AuditAction.KNOWLEDGE_BASE_CREATE;
import static dev.docent.api.audit.AuditAction.KNOWLEDGE_BASE_DELETE;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import dev.docent.api.exchange.TextRules;
import dev.docent.api.idempotency.Idempotent;
import dev.docent.api.limit.Counted;
import dev.docent.api.limit.Counts;
import dev.docent.api.sharing.AccountNames;
import dev.docent.ingestion.deletion.KnowledgeBaseDeleter;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.retrieval.answering.Strictness;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Knowledge bases: collections of documents that are searched together. */
@RestController
@RequestMapping("/api/v1/knowledge-bases")
@Tag(name = "Knowledge bases")
class KnowledgeBaseController {

    private final KnowledgeBases bases;
    private final ReachableKnowledgeBases reachable;
    private final KnowledgeBaseDeleter deleter;
    private final AccountNames names;

    KnowledgeBaseController(
            KnowledgeBases bases, ReachableKnowledgeBases reachable, KnowledgeBaseDeleter deleter, AccountNames names) {
        this.bases = bases;
        this.reachable = reachable;
        this.deleter = deleter;
        this.names = names;
    }

    @Access(value = DOCUMENTS_WRITE, and = WHOLE_ACCOUNT)
    @Idempotent
    @Audited(value = KNOWLEDGE_BASE_CREATE, result = "id")
    @Counts(Counted.KNOWLEDGE_BASE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Create a knowledge base")
    KnowledgeBaseView createKnowledgeBase(
            @AuthenticationPrincipal Caller caller, @Valid @RequestBody Creation creation) {
        var base = bases.create(caller.account(), creation.name().strip(), creation.description());
        return KnowledgeBaseView.of(base);
    }

    @Access(DOCUMENTS_READ)
    @GetMapping
    @Operation(summary = "List your knowledge bases, and those that are shared with you")
    ItemList<KnowledgeBaseView> listKnowledgeBases(
            @AuthenticationPrincipal Caller caller, @Valid @ParameterObject Paging paging) {
        return ItemList.of(reachable.list(caller, paging.oldestFirst()), paging, this::view);
    }

    @Access(DOCUMENTS_READ)
    @GetMapping("/{id}")
    @Operation(summary = "Get a knowledge base", description = "The id `default` is that of the account's default one.")
    KnowledgeBaseView getKnowledgeBase(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return view(reachable.find(caller, id));
    }

    @Access(value = DOCUMENTS_WRITE, and = DOCUMENTS_READ)
    @Audited(value = KNOWLEDGE_BASE_CHANGE, result = "id")
    @PatchMapping("/{id}")
    @Operation(
            summary = "Change a knowledge base: its name, its description, or how readily its questions are refused",
            description = "Members that are absent or null stay unchanged.")
    KnowledgeBaseView updateKnowledgeBase(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @Valid @RequestBody Change change) {
        var base = reachable.toOwn(caller, id);
        var name = change.name() == null ? null : change.name().strip();
        return KnowledgeBaseView.of(bases.update(base.ref(), name, change.description(), change.strictness()));
    }

    @Access(DOCUMENTS_WRITE)
    @Audited(KNOWLEDGE_BASE_DELETE)
    @DeleteMapping("/{id}")
    @Operation(
            summary = "Delete a knowledge base with its documents, passages and originals",
            description = "Once the call has returned, no search finds any of it. The receipt is kept.")
    DeletionView deleteKnowledgeBase(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        var base = reachable.toOwn(caller, id);
        return DeletionView.of(deleter.deleteWithReceipt(base.ref()));
    }

    private KnowledgeBaseView view(ReachedKnowledgeBase reached) {
        return KnowledgeBaseView.of(reached, names);
    }

    /** @param name unique among the knowledge bases of the caller */
    @Schema(
            name = "KnowledgeBaseCreation",
            example = "{\"name\": \"Contracts\", \"description\": \"All contracts since 2020\"}")
    record Creation(
            @NotNull @Size(min = 1, max = 200) @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
            String name,

            @Nullable @Size(max = 2000) String description) {}

    /** The members to change; null ones stay unchanged. */
    @Schema(name = "KnowledgeBaseChange", example = "{\"description\": \"All contracts since 2019\"}")
    record Change(
            @Nullable @Size(min = 1, max = 200) @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
            String name,

            @Nullable @Size(max = 2000) String description,

            @Nullable
            @Schema(
                    implementation = String.class,
                    description = EffectiveStrictness.OF_KNOWLEDGE_BASE,
                    allowableValues = {"lenient", "balanced", "strict"})
            Strictness strictness) {}
}
