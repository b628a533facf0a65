package dev.docent.api.assistant.request;

import static dev.docent.api.access.Access.Authority.ANYONE;
import static dev.docent.api.access.Access.Authority.ASSISTANTS_WRITE;
import static dev.docent.api.access.Access.Authority.WHOLE_ACCOUNT;
import static dev.docent.api.audit.AuditAction.ASSISTANT_CHANGE;
import static dev.docent.api.audit.AuditAction.ASSISTANT_CREATE;
import static dev.docent.api.audit.AuditAction.ASSISTANT_DELETE;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.access.Permission;
import dev.docent.api.assistant.Assistants;
import dev.docent.api.assistant.ReachableAssistants;
import dev.docent.api.assistant.Visibility;
import dev.docent.api.audit.Audited;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import dev.docent.api.idempotency.Idempotent;
import dev.docent.api.knowledge.OwnedKnowledgeBases;
import dev.docent.api.limit.Counted;
import dev.docent.api.limit.Counts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Assistants. Public ones are read without a credential. */
@RestController
@RequestMapping({"/api/v1/assistants", "/api/v1/influencers"})
@Tag(name = "Assistants")
class AssistantController {

    private final Assistants assistants;
    private final ReachableAssistants reachable;
    private final OwnedKnowledgeBases bases;

    AssistantController(Assistants assistants, ReachableAssistants reachable, OwnedKnowledgeBases bases) {
        this.assistants = assistants;
        this.reachable = reachable;
        this.bases = bases;
    }

    @Access(ANYONE)
    @GetMapping
    @Operation(
            summary = "List the assistants that you may use, oldest first",
            description =
                    "Without a credential, the public ones; with one that permits `chat` or `assistants:write`, also"
                            + " your own and those whose link you accepted.")
    ItemList<AssistantView> listAssistants(
            @Nullable @AuthenticationPrincipal Caller caller,
            @Nullable @RequestParam(required = false) @Parameter(description = "Only those of this category")
                    String category,
            @RequestParam(defaultValue = "false") @Parameter(description = "Only your own") boolean owned,
            @Valid @ParameterObject Paging paging) {
        var account = account(caller);
        return ItemList.of(
                reachable.list(account, owned, category, paging.oldestFirst()),
                paging,
                each -> AssistantView.of(each, account));
    }

    @Access(ANYONE)
    @GetMapping("/{id}")
    @Operation(summary = "Get an assistant", description = "Public ones need no credential.")
    AssistantView getAssistant(@Nullable @AuthenticationPrincipal Caller caller, @PathVariable String id) {
        var account = account(caller);
        return AssistantView.of(reachable.toRead(account, id), account);
    }

    @Access(value = ASSISTANTS_WRITE, and = WHOLE_ACCOUNT)
    @Idempotent
    @Audited(value = ASSISTANT_CREATE, result = "id")
    @Counts(Counted.ASSISTANT)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Create an assistant",
            description =
                    "If it names knowledge bases, publishing it or giving somebody its link lets others ask from them"
                            + " and read what answers cite.")
    AssistantView createAssistant(
            @AuthenticationPrincipal Caller caller, @Valid @RequestBody AssistantCreation creation) {
        var settings = creation.settings(owned(caller, creation.knowledgeBaseIds()));
        var visibility = Objects.requireNonNullElse(creation.visibility(), Visibility.PRIVATE);
        var active = Objects.requireNonNullElse(creation.isActive(), true);
        return AssistantView.of(assistants.create(caller, settings, visibility, active), caller.account());
    }

    @Access(value = ASSISTANTS_WRITE, and = WHOLE_ACCOUNT)
    @Audited(ASSISTANT_CHANGE)
    @PatchMapping("/{id}")
    @Operation(
            summary = "Change an assistant of yours",
            description =
                    "Members that are absent or null stay unchanged; empty texts, lists and objects remove what was"
                            + " there. Each change is a version. If it is no longer `shared`, its link ends; others whom it no longer"
                            + " permits cannot ask it from then on.")
    AssistantView updateAssistant(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Valid @RequestBody AssistantChange change) {
        assistants.get(caller, id);
        var checked = owned(caller, change.knowledgeBaseIds());
        return AssistantView.of(assistants.change(caller, id, old -> change.of(old, checked)), caller.account());
    }

    @Access(value = ASSISTANTS_WRITE, and = WHOLE_ACCOUNT)
    @Audited(ASSISTANT_DELETE)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete an assistant of yours with its versions and its link",
            description = "Conversations with it stay, and can be read; nothing can be asked in them.")
    void deleteAssistant(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        assistants.delete(caller, id);
    }

    /** {@return the ids of the caller's own knowledge bases} */
    private List<String> owned(Caller caller, @Nullable List<String> ids) {
        return Objects.requireNonNullElse(ids, List.<String>of()).stream()
                .map(each -> bases.find(caller, each).id())
                .distinct()
                .toList();
    }

    /** {@return the account whose own assistants the credential shows; null if it shows public ones only} */
    static @Nullable String account(@Nullable Caller caller) {
        return caller != null
                        && caller.chatToken().isEmpty()
                        && caller.reachesAll()
                        && (caller.permissions().contains(Permission.CHAT)
                                || caller.permissions().contains(Permission.ASSISTANTS_WRITE))
                ? caller.account()
                : null;
    }
}
