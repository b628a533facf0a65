package dev.docent.api.conversation;

import static dev.docent.api.access.Access.Authority.CHAT;
import static dev.docent.api.audit.AuditAction.NONE;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.access.ChatToken;
import dev.docent.api.access.ChatTokens;
import dev.docent.api.assistant.ReachableAssistants;
import dev.docent.api.audit.Audited;
import dev.docent.api.conversation.history.Conversations;
import dev.docent.api.conversation.history.NewConversation;
import dev.docent.api.knowledge.ReachableKnowledgeBases;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Starts conversations and issues their chat tokens. */
@RestController
@Tag(name = "Document chat")
class StartChatController {

    private static final Request DEFAULTS = new Request(null, null, null);

    private final ReachableKnowledgeBases bases;
    private final Conversations conversations;
    private final ChatTokens tokens;
    private final QuestionUrl urls;
    private final ReachableAssistants assistants;

    StartChatController(
            ReachableKnowledgeBases bases,
            Conversations conversations,
            ChatTokens tokens,
            QuestionUrl urls,
            ReachableAssistants assistants) {
        this.assistants = assistants;
        this.bases = bases;
        this.conversations = conversations;
        this.tokens = tokens;
        this.urls = urls;
    }

    @Access(CHAT)
    @Audited(NONE)
    @PostMapping({"/api/start_chat", "/start_chat"})
    @Operation(
            summary = "Start a conversation",
            description = "Answers come from the given knowledge base, or from the default one, or from those of the"
                    + " assistant. The body may be omitted."
                    + " The token is shown only once and not stored; `Idempotency-Key` has no effect.")
    ResponseEntity<Started> startChat(
            @AuthenticationPrincipal Caller caller,
            @Nullable @Valid @RequestBody(required = false) Request optional,
            HttpServletRequest http) {
        var request = Objects.requireNonNullElse(optional, DEFAULTS);
        var conversation = conversations.start(new NewConversation(
                caller.account(), sources(caller, request), request.assistantId(), request.title()));
        var url = urls.of(http);
        var token = tokens.issue(ChatToken.of(caller, conversation.id(), url), caller.expiresAt());
        var started = new Started(token.text(), url, conversation.id(), token.expiresAt(), token.seconds());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(started);
    }

    private List<String> sources(Caller caller, Request request) {
        var given = request.knowledgeBaseId() == null ? null : List.of(request.knowledgeBaseId());
        return request.assistantId() == null
                ? List.of(bases.toRead(caller, request.knowledgeBaseId()).id())
                : assistants.basesToAsk(
                        caller,
                        request.assistantId(),
                        given,
                        ids -> List.of(
                                bases.toRead(caller, request.knowledgeBaseId()).id()));
    }

    /** The conversation to start. */
    @Schema(name = "StartChatRequest", example = "{\"knowledge_base_id\": \"default\", \"title\": \"First questions\"}")
    record Request(
            @Nullable @Size(max = 200) String knowledgeBaseId,

            @Nullable
            @Size(max = 200)
            @JsonAlias("influencer_id")
            @Schema(description = "The assistant that answers; `influencer_id` is the same")
            String assistantId,

            @Nullable @Size(max = 200) String title) {}

    /** The chat token, and the URL for questions. */
    @Schema(name = "StartedChat")
    record Started(String jwtToken, String url, String conversationId, Instant expiresAt, long expiresIn) {}
}
