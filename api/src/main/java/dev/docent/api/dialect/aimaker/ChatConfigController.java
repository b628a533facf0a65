package dev.docent.api.dialect.aimaker;

import static dev.docent.api.access.Access.Authority.ANYONE;
import static dev.docent.api.access.Access.Authority.CHAT;
import static dev.docent.api.access.Access.Authority.WHOLE_ACCOUNT;
import static dev.docent.api.audit.AuditAction.ASSISTANT_CHANGE;
import static dev.docent.api.audit.AuditAction.ASSISTANT_CREATE;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.assistant.Assistant;
import dev.docent.api.assistant.AssistantLinks;
import dev.docent.api.assistant.Assistants;
import dev.docent.api.audit.Audited;
import dev.docent.api.exchange.PublicUrl;
import dev.docent.api.idempotency.Idempotent;
import dev.docent.api.limit.Counted;
import dev.docent.api.limit.Counts;
import dev.docent.api.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Chat configurations. Whoever has the link of one reads it; its owner changes it. */
@RestController
@Tag(name = "AI Maker")
class ChatConfigController {

    private static final String PATH = "/api/chat-config/";

    private final Assistants assistants;
    private final AssistantLinks links;
    private final PublicUrl urls;

    ChatConfigController(Assistants assistants, AssistantLinks links, PublicUrl urls) {
        this.assistants = assistants;
        this.links = links;
        this.urls = urls;
    }

    @Access(value = CHAT, and = WHOLE_ACCOUNT)
    @Idempotent
    @Audited(ASSISTANT_CREATE)
    @Counts(Counted.ASSISTANT)
    @PostMapping("/api/create-chat")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Create a chat configuration",
            description = "It is an assistant of yours that is shared by a link, and is kept as"
                    + " `chat-configs/<chatConfigId>.json` in the object store. Whoever has the link reads it, instructions"
                    + " included.")
    Created createChatConfig(
            @AuthenticationPrincipal Caller caller,
            @Valid @RequestBody ChatSettings settings,
            HttpServletRequest http) {
        var assistant = assistants.createLinked(caller, settings.created());
        return new Created(urls.of(http, PATH + assistant.id()), ChatConfig.of(assistant));
    }

    @Access(ANYONE)
    @GetMapping(PATH + "{id}")
    @Operation(summary = "Get a chat configuration", description = "Needs no credential but the link.")
    ChatConfig getChatConfig(@PathVariable String id) {
        return ChatConfig.of(config(id));
    }

    @Access(value = CHAT, and = WHOLE_ACCOUNT)
    @Audited(ASSISTANT_CHANGE)
    @PutMapping(PATH + "{id}")
    @Operation(
            summary = "Change a chat configuration of yours",
            description = "Members that are absent or null stay unchanged. For others it is 403.")
    ChatConfig updateChatConfig(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Valid @RequestBody ChatSettings settings) {
        if (!config(id).owner().equals(caller.account())) {
            throw ProblemException.of(HttpStatus.FORBIDDEN, "Only the owner of the chat configuration may change it");
        }
        return ChatConfig.of(assistants.change(caller, id, old -> old.with(settings.changed(old.settings()))));
    }

    private Assistant config(String id) {
        return links.findIdentified(id)
                .orElseThrow(() -> ProblemException.notFound("There is no chat configuration " + id));
    }

    /** A new chat configuration and its link. */
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    @Schema(name = "AiMakerCreatedChat")
    record Created(String shareUrl, @JsonUnwrapped ChatConfig config) {}
}
