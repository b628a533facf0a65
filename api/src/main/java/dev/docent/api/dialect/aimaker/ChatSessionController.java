package dev.docent.api.dialect.aimaker;

import static dev.docent.api.access.Access.Authority.CHAT;
import static dev.docent.api.access.Access.Authority.WHOLE_ACCOUNT;
import static dev.docent.api.audit.AuditAction.NONE;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.conversation.AnswerWriter;
import dev.docent.api.conversation.history.Message;
import dev.docent.api.exchange.TextRules;
import dev.docent.api.idempotency.Idempotent;
import dev.docent.api.limit.Counted;
import dev.docent.api.limit.Counts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sessions of chat configurations. */
@RestController
@Access(value = CHAT, and = WHOLE_ACCOUNT)
@Tag(name = "AI Maker")
class ChatSessionController {

    private final ChatSessions sessions;
    private final AnswerWriter usage;

    ChatSessionController(ChatSessions sessions, AnswerWriter usage) {
        this.sessions = sessions;
        this.usage = usage;
    }

    @Idempotent
    @Audited(NONE)
    @PostMapping("/api/chat-session")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Begin a session of a chat configuration",
            description = "It is a conversation that answers from your own documents.")
    SessionView startChatSession(@AuthenticationPrincipal Caller caller, @Valid @RequestBody Start start) {
        return view(sessions.start(caller, start.chatConfigId()));
    }

    @Idempotent
    @Audited(NONE)
    @Counts(Counted.QUESTION)
    @PostMapping("/api/session-message")
    @Operation(summary = "Ask in a session")
    ReplyView askInChatSession(
            @AuthenticationPrincipal Caller caller, @Valid @RequestBody Prompt question, HttpServletRequest http) {
        var session = sessions.get(caller, question.sessionId());
        var reply = sessions.ask(caller, session, question.message());
        var tokens = reply.answer().usage();
        usage.count(tokens.inputTokens(), tokens.outputTokens(), http);
        return new ReplyView(question.sessionId(), reply.answer().text(), messages(session));
    }

    @Audited(NONE)
    @PutMapping("/api/session/{id}")
    @Operation(
            summary = "Change a session",
            description = "Members that are absent or null stay unchanged. The chat configuration stays as it is.")
    SessionView updateChatSession(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Valid @RequestBody ChatSettings settings) {
        return view(sessions.change(caller, id, settings));
    }

    private SessionView view(ChatSessions.ChatSession session) {
        return SessionView.of(session, messages(session));
    }

    private List<MessageView> messages(ChatSessions.ChatSession session) {
        return sessions.messages(session).stream().map(MessageView::of).toList();
    }

    /** A session to begin. */
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    @Schema(name = "AiMakerSessionStart")
    record Start(@NotNull @Size(min = 1, max = 200) String chatConfigId) {}

    /** A question in a session. */
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    @Schema(name = "AiMakerQuestion")
    record Prompt(
            @NotNull @Size(min = 1, max = 200) String sessionId,

            @NotNull @Size(min = 1, max = 4000) @Pattern(regexp = TextRules.QUESTION, message = TextRules.NOT_QUESTION)
            String message) {}

    /** An answer, and the session so far. */
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    @Schema(name = "AiMakerReply")
    record ReplyView(String sessionId, String reply, List<MessageView> messages) {}

    /** A message of a session. */
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    @Schema(name = "AiMakerMessage")
    record MessageView(
            @Schema(allowableValues = {"user", "assistant"}) String role, String content) {

        static MessageView of(Message message) {
            return new MessageView(message.role().name().toLowerCase(Locale.ROOT), message.content());
        }
    }

    /** A session. */
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    @Schema(name = "AiMakerSession")
    record SessionView(
            String sessionId,
            @Nullable String title,
            @Nullable String model,
            @Nullable Double temperature,
            @Nullable String systemPrompt,
            List<MessageView> messages,
            Instant createdAt,
            Instant updatedAt) {

        static SessionView of(ChatSessions.ChatSession session, List<MessageView> messages) {
            var conversation = session.conversation();
            var own = conversation.settings();
            var config = session.assistant().settings();
            return new SessionView(
                    conversation.id(),
                    conversation.title(),
                    own == null || own.model() == null ? config.model() : own.model(),
                    own == null || own.temperature() == null ? config.temperature() : own.temperature(),
                    own == null || own.instructions() == null ? config.instructions() : own.instructions(),
                    messages,
                    conversation.createdAt(),
                    conversation.updatedAt());
        }
    }
}
