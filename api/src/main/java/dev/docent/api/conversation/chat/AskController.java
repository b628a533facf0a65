package dev.docent.api.conversation.chat;

import static dev.docent.api.access.Access.Authority.CHAT;
import static dev.docent.api.audit.AuditAction.NONE;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.conversation.AnswerView;
import dev.docent.api.conversation.AnswerWriter;
import dev.docent.api.conversation.CitationView;
import dev.docent.api.conversation.history.Exchange;
import dev.docent.api.exchange.EventWriter;
import dev.docent.api.idempotency.Idempotent;
import dev.docent.api.limit.Counted;
import dev.docent.api.limit.Counts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asks questions in a conversation. */
@RestController
@RequestMapping("/api/v1/chat/conversations/{id}/messages")
@Access(CHAT)
@Tag(name = "Conversations")
class AskController {

    private final ReachableConversations reachable;
    private final ConversationQuestions questions;
    private final ExchangeStreams streams;
    private final MessageViews views;
    private final AnswerWriter writer;

    AskController(
            ReachableConversations reachable,
            ConversationQuestions questions,
            ExchangeStreams streams,
            MessageViews views,
            AnswerWriter writer) {
        this.reachable = reachable;
        this.questions = questions;
        this.streams = streams;
        this.views = views;
        this.writer = writer;
    }

    @Audited(NONE)
    @Idempotent
    @Counts({Counted.QUESTION, Counted.STREAM})
    @PostMapping(produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Ask in a conversation",
            description =
                    "A question that refers to the conversation (\"who built it?\") is completed from its chosen path,"
                            + " which it continues. With `parent_message_id` or `edited_message_id` it begins a branch,"
                            + " which becomes the chosen path. "
                            + ExchangeStreams.DESCRIPTION)
    @Nullable
    Reply createMessage(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Valid @RequestBody NewMessage message,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        message.check();
        var conversation = reachable.get(caller, id);
        return send(caller, questions.prepare(caller, conversation, message), true, http, response);
    }

    @Audited(NONE)
    @Idempotent
    @Counts({Counted.QUESTION, Counted.STREAM})
    @PostMapping(
            path = "/{mid}/regenerate",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Answer a question again",
            description =
                    "`mid` is the answer or its question. Both answers are kept, as branches; the new one becomes the"
                            + " end of the chosen path. "
                            + ExchangeStreams.DESCRIPTION)
    @Nullable
    Reply regenerateMessage(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @PathVariable String mid,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        var conversation = reachable.get(caller, id);
        return send(caller, questions.again(caller, conversation, mid), false, http, response);
    }

    private @Nullable Reply send(
            Caller caller,
            PreparedQuestion prepared,
            boolean isNew,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        if (EventWriter.isPreferredBy(http)) {
            streams.ask(caller, prepared, isNew, http, response);
            return null;
        }
        return writer.counted(reply(prepared, questions.ask(prepared)), http);
    }

    private Reply reply(PreparedQuestion prepared, Exchange stored) {
        var scope = prepared.question().scope();
        return new Reply(
                views.of(scope, prepared.conversation(), stored.question()),
                views.of(scope, prepared.conversation(), stored.answer()));
    }

    /** The messages of a question and its answer. */
    @Schema(name = "MessageReply")
    record Reply(MessageView userMessage, MessageView assistantMessage) implements AnswerWriter.Reply {

        @Override
        @JsonIgnore
        public List<CitationView> citations() {
            return assistantMessage.citations();
        }

        @Override
        @JsonIgnore
        public AnswerView.Usage usage() {
            return Objects.requireNonNull(assistantMessage.usage());
        }
    }
}
