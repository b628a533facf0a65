package dev.docent.api.conversation;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.docent.api.access.Caller;
import dev.docent.api.access.ChatToken;
import dev.docent.api.exchange.EventWriter;
import dev.docent.api.exchange.TextRules;
import dev.docent.api.knowledge.EffectiveStrictness;
import dev.docent.api.problem.ProblemException;
import dev.docent.retrieval.answering.Strictness;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Questions in the conversation that the token names. */
@RestController
@Tag(name = "Document chat")
class ChatController {

    private final Conversations conversations;
    private final Chat chat;
    private final CitationViews citations;
    private final AnswerStreams streams;

    ChatController(Conversations conversations, Chat chat, CitationViews citations, AnswerStreams streams) {
        this.conversations = conversations;
        this.chat = chat;
        this.citations = citations;
        this.streams = streams;
    }

    @PostMapping(
            path = {"/api/chat", "/chat"},
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    @Operation(
            summary = "Ask in a conversation",
            description = "With the token of `/api/start_chat` in `Authorization`. "
                    + "A question that leans on the conversation (\"who built it?\") is completed from it. "
                    + AnswerStreams.MEANING
                    + ". A chat's first event is `message`, when the question is stored. When the client goes away the answer ends there, and what was "
                    + "told of it is kept")
    @Nullable
    Reply chat(
            @AuthenticationPrincipal Caller caller,
            @Valid @RequestBody Request request,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        var conversation = conversation(caller, request);
        if (!EventWriter.areAsked(http)) {
            return reply(request, conversation, chat.ask(conversation, request.query(), request.strictness()));
        }
        streams.tell(http, response, events -> {
            var answered = chat.ask(conversation, request.query(), request.strictness(), events);
            var reply = reply(request, conversation, answered);
            events.done(reply.citations(), reply.usage(), reply);
        });
        return null;
    }

    private Conversation conversation(Caller caller, Request request) {
        var token = caller.chatToken().orElseThrow();
        checkUrl(request, token);
        return conversations.get(token.account(), token.conversation());
    }

    private Reply reply(Request request, Conversation conversation, Chat.Answered answered) {
        var cited = citations.of(conversation.owner(), answered.answer().citations());
        return Reply.of(request.query(), conversation.id(), answered, cited);
    }

    /** Older clients send back where to ask. No other address is ever asked, whatever they send. */
    private static void checkUrl(Request request, ChatToken token) {
        if (request.url() != null && !request.url().equals(token.url())) {
            throw ProblemException.badRequest("url", "is not the one that start_chat handed out");
        }
    }

    /** @param url optional; the one that {@code start_chat} handed out */
    @Schema(name = "ChatRequest")
    record Request(
            @NotNull
            @Size(min = 1, max = 4000)
            @Pattern(regexp = TextRules.QUESTION, message = TextRules.NO_QUESTION)
            @JsonAlias("prompt")
            String query,

            @Nullable @Size(max = 4000) String url,

            @Nullable
            @Schema(
                    implementation = String.class,
                    description = EffectiveStrictness.MEANING,
                    allowableValues = {"lenient", "balanced", "strict"})
            Strictness strictness) {}

    /** The answer, and where each statement of it stands. */
    @Schema(name = "ChatReply")
    record Reply(
            String query,

            @Nullable
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(
                    description =
                            "What was searched for and answered, when the question leans on the conversation (\"and in 2023?\"); otherwise it is absent")
            String standaloneQuery,

            String answer,

            @Schema(description = "False when the documents do not hold the answer")
            boolean grounded,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = CompletionView.MEANING)
            String completion,

            List<CitationView> citations,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = DisagreementView.MEANING)
            DisagreementView disagreement,

            String conversationId,
            String messageId,
            UsageView usage) {

        static Reply of(String query, String conversation, Chat.Answered answered, List<CitationView> citations) {
            var answer = answered.answer();
            return new Reply(
                    query,
                    answered.standalone(),
                    answer.text(),
                    answer.grounded(),
                    CompletionView.of(answer.completion()),
                    citations,
                    DisagreementView.of(answer.disagreement()),
                    conversation,
                    answered.messageId(),
                    UsageView.of(answer.usage()));
        }
    }
}
