package dev.docent.api.conversation;

import static dev.docent.api.access.Access.Authority.CHAT;
import static dev.docent.api.access.Access.Authority.CONVERSATION;
import static dev.docent.api.audit.AuditAction.NONE;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.conversation.history.Conversation;
import dev.docent.api.exchange.TextRules;
import dev.docent.api.idempotency.Idempotent;
import dev.docent.api.knowledge.EffectiveStrictness;
import dev.docent.api.limit.Counted;
import dev.docent.api.limit.Counts;
import dev.docent.api.problem.ProblemException;
import dev.docent.retrieval.answering.Strictness;
import dev.docent.retrieval.passage.Scope;
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

/** Answers questions in the conversation of the caller's chat token. */
@RestController
@Tag(name = "Document chat")
class ChatController {

    private final ReachableKnowledge knowledge;
    private final Chat chat;
    private final AnswerViews views;
    private final AnswerWriter writer;

    ChatController(ReachableKnowledge knowledge, Chat chat, AnswerViews views, AnswerWriter writer) {
        this.knowledge = knowledge;
        this.chat = chat;
        this.views = views;
        this.writer = writer;
    }

    @Audited(NONE)
    @Counts({Counted.QUESTION, Counted.STREAM})
    @PostMapping(
            path = {"/api/chat", "/chat"},
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    @Access({CONVERSATION, CHAT})
    @Idempotent
    @Operation(
            summary = "Ask in a conversation",
            description =
                    "With the token of `/api/start_chat` in `Authorization`, in its conversation; with a key or an access"
                            + " token, in the one that `conversation_id` names, by default that about the default knowledge base, which"
                            + " is opened on first use. A question that refers to the conversation (\"who built it?\") is completed from"
                            + " it. "
                            + AnswerWriter.DESCRIPTION
                            + " The first event of a chat is `message`, once the question is stored. If the client disconnects,"
                            + " generation stops, and the part that was sent is stored.")
    @Nullable
    Reply chat(
            @AuthenticationPrincipal Caller caller,
            @Valid @RequestBody Request request,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        var conversation = conversation(caller, request);
        var party = knowledge.party(caller, conversation);
        return writer.write(
                http,
                response,
                () -> reply(
                        request,
                        party.scope(),
                        conversation,
                        chat.ask(conversation, party, request.query(), request.strictness())),
                events -> reply(
                        request,
                        party.scope(),
                        conversation,
                        chat.ask(conversation, party, request.query(), request.strictness(), events)));
    }

    /** Older clients send the URL of start_chat. No other URL is accepted, and none is ever called. */
    private Conversation conversation(Caller caller, Request request) {
        var token = caller.chatToken();
        if (token.isEmpty() && request.url() != null) {
            throw ProblemException.badRequest("url", "belongs to a chat token; omit it with a key");
        }
        if (token.isEmpty()) {
            return knowledge.conversation(caller, request.conversationId());
        }
        if (request.url() != null && !request.url().equals(token.get().url())) {
            throw ProblemException.badRequest(
                    "url", "is not the URL that start_chat returned; omit it or send that one");
        }
        return knowledge.conversation(caller);
    }

    private Reply reply(Request request, Scope scope, Conversation conversation, Chat.Reply reply) {
        var answer = views.of(scope, reply.answer());
        return new Reply(
                request.query(),
                reply.standalone(),
                answer.answer(),
                answer.answer(),
                answer.grounded(),
                answer.completion(),
                answer.citations(),
                answer.alsoFound(),
                answer.disagreement(),
                answer.nearest(),
                conversation.id(),
                reply.messageId(),
                answer.usage());
    }

    /** A question. */
    @Schema(name = "ChatRequest", example = "{\"query\": \"What is Docent?\"}")
    record Request(
            @NotNull
            @Size(min = 1, max = 4000)
            @Pattern(regexp = TextRules.QUESTION, message = TextRules.NOT_QUESTION)
            @JsonAlias("prompt")
            String query,

            @Nullable @Size(max = 4000) @Schema(description = "May be omitted; else the `url` that start_chat returned")
            String url,

            @Nullable
            @Size(max = 200)
            @Schema(description = "With a key or an access token: the conversation to ask in")
            String conversationId,

            @Nullable
            @Schema(
                    implementation = String.class,
                    description = EffectiveStrictness.OF_QUESTION,
                    allowableValues = {"lenient", "balanced", "strict"})
            Strictness strictness) {}

    /** The answer, and the messages that store the question and the answer. */
    @Schema(name = "ChatReply")
    record Reply(
            String query,

            @Nullable
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(
                    description = "The question that was searched and answered, if it was completed from the"
                            + " conversation (\"and in 2023?\"); absent otherwise")
            String standaloneQuery,

            @Schema(description = "Refers to its citations by their index, as in `[1]`")
            String answer,

            @Schema(description = "The same as `answer`") String response,

            @Schema(description = "False if the documents do not contain the answer, and for replies to small talk")
            boolean grounded,

            @Nullable
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(
                    description = AnswerView.COMPLETION,
                    allowableValues = {"fallback", "interrupted", "truncated", "blocked"})
            String completion,

            List<CitationView> citations,

            @Schema(description = FurtherSentenceView.DESCRIPTION)
            List<FurtherSentenceView> alsoFound,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = DisagreementView.DESCRIPTION)
            DisagreementView disagreement,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = NearestView.DESCRIPTION)
            List<NearestView> nearest,

            String conversationId,
            String messageId,
            AnswerView.Usage usage)
            implements AnswerWriter.Reply {}
}
