package dev.docent.api.assistant.request;

import static dev.docent.api.access.Access.Authority.ANYONE;
import static dev.docent.api.access.Access.Authority.ASSISTANTS_WRITE;
import static dev.docent.api.access.Access.Authority.CHAT;
import static dev.docent.api.access.Access.Authority.WHOLE_ACCOUNT;
import static dev.docent.api.audit.AuditAction.SHARE_CHANGE;
import static dev.docent.api.audit.AuditAction.SHARE_END;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.assistant.AssistantLinks;
import dev.docent.api.audit.Audited;
import dev.docent.api.exchange.PublicUrl;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The links of shared assistants. */
@RestController
@RequestMapping({"/api/v1/assistants", "/api/v1/influencers"})
@Tag(name = "Assistants")
class AssistantLinkController {

    private static final String PATH = "/api/v1/assistants/shared/";

    private final AssistantLinks links;
    private final PublicUrl urls;

    AssistantLinkController(AssistantLinks links, PublicUrl urls) {
        this.links = links;
        this.urls = urls;
    }

    @Access(value = ASSISTANTS_WRITE, and = WHOLE_ACCOUNT)
    @Audited(SHARE_CHANGE)
    @PostMapping("/{id}/link")
    @Operation(
            summary = "Create the link of a shared assistant of yours",
            description =
                    "Whoever has it may read about the assistant and, once accepted, use it; it permits nothing else."
                            + " It is shown only once and not stored. An earlier link ends, and what was accepted with it.")
    ResponseEntity<AssistantLink> createAssistantLink(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, HttpServletRequest http) {
        var token = links.create(caller, id);
        var url = urls.of(http, PATH + token);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new AssistantLink(token, url));
    }

    @Access(value = ASSISTANTS_WRITE, and = WHOLE_ACCOUNT)
    @Audited(SHARE_END)
    @DeleteMapping("/{id}/link")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Revoke the link of an assistant of yours",
            description = "Accounts that accepted it can no longer use the assistant.")
    void revokeAssistantLink(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        links.revoke(caller, id);
    }

    @Access(ANYONE)
    @GetMapping("/shared/{token}")
    @Operation(
            summary = "Get the shared assistant that a link names",
            description = "Needs no credential but the link.")
    AssistantView getSharedAssistant(@Nullable @AuthenticationPrincipal Caller caller, @PathVariable String token) {
        return AssistantView.of(links.find(token), AssistantController.account(caller));
    }

    @Access(value = CHAT, and = WHOLE_ACCOUNT)
    @Audited(value = SHARE_CHANGE, result = "id")
    @PostMapping("/shared/{token}")
    @Operation(
            summary = "Accept the link of a shared assistant",
            description =
                    "From then on the assistant is in your list, and you can converse with it, until its link ends.")
    AssistantView acceptSharedAssistant(@AuthenticationPrincipal Caller caller, @PathVariable String token) {
        return AssistantView.of(links.accept(caller, token), caller.account());
    }

    @Access(value = CHAT, and = WHOLE_ACCOUNT)
    @Audited(SHARE_END)
    @DeleteMapping("/{id}/acceptance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give back the link of an assistant that you accepted")
    void giveBackAssistantLink(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        links.giveBack(caller, id);
    }

    /** A link, which is shown only once. */
    @Schema(name = "AssistantLink")
    record AssistantLink(String token, String url) {}
}
