package dev.docent.api.assistant.request;

import static dev.docent.api.access.Access.Authority.ASSISTANTS_WRITE;
import static dev.docent.api.access.Access.Authority.WHOLE_ACCOUNT;
import static dev.docent.api.audit.AuditAction.ASSISTANT_CHANGE;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.assistant.AssistantVersions;
import dev.docent.api.assistant.Assistants;
import dev.docent.api.audit.Audited;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import dev.docent.api.sharing.AccountNames;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The versions of the caller's own assistants. */
@RestController
@Access(value = ASSISTANTS_WRITE, and = WHOLE_ACCOUNT)
@RequestMapping({"/api/v1/assistants/{id}/versions", "/api/v1/influencers/{id}/versions"})
@Tag(name = "Assistants")
class AssistantVersionController {

    private final Assistants assistants;
    private final AssistantVersions versions;
    private final AccountNames names;

    AssistantVersionController(Assistants assistants, AssistantVersions versions, AccountNames names) {
        this.assistants = assistants;
        this.versions = versions;
        this.names = names;
    }

    @GetMapping
    @Operation(
            summary = "List the versions of an assistant of yours, newest first",
            description = "Each says who changed what. The latest 100 are kept.")
    ItemList<AssistantVersionView> listAssistantVersions(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @Valid @ParameterObject Paging paging) {
        var assistant = assistants.get(caller, id);
        return ItemList.of(
                versions.list(assistant, paging.newestFirst()),
                paging,
                each -> AssistantVersionView.of(each, assistant, names));
    }

    @Audited(ASSISTANT_CHANGE)
    @PostMapping("/{number}/restore")
    @Operation(
            summary = "Return to a version of an assistant of yours",
            description = "Its settings become those of the version, as a new version. Who may use it stays unchanged.")
    AssistantView restoreAssistantVersion(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @PathVariable String number) {
        var version = versions.get(assistants.get(caller, id), number);
        var restored = assistants.change(caller, id, now -> now.with(version.settings()));
        return AssistantView.of(restored, caller.account());
    }
}
