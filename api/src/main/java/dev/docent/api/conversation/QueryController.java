package dev.docent.api.conversation;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.docent.api.access.Caller;
import dev.docent.api.exchange.EventWriter;
import dev.docent.api.exchange.TextRules;
import dev.docent.api.knowledge.EffectiveStrictness;
import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Question;
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

/** A question by itself, of which nothing is kept. */
@RestController
@Tag(name = "Document chat")
class QueryController {

    private final ReachableKnowledge knowledge;
    private final AnswerSource answers;
    private final EffectiveStrictness strictness;
    private final CitationViews citations;
    private final AnswerStreams streams;

    QueryController(
            ReachableKnowledge knowledge,
            AnswerSource answers,
            EffectiveStrictness strictness,
            CitationViews citations,
            AnswerStreams streams) {
        this.knowledge = knowledge;
        this.answers = answers;
        this.strictness = strictness;
        this.citations = citations;
        this.streams = streams;
    }

    @PostMapping(
            path = "/query",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    @Operation(summary = "Ask a single question", description = "Nothing of it is kept. " + AnswerStreams.MEANING)
    @Nullable
    Reply query(
            @AuthenticationPrincipal Caller caller,
            @Valid @RequestBody Request request,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        var question = question(caller, request);
        if (!EventWriter.areAsked(http)) {
            return reply(question, answers.answer(question));
        }
        streams.tell(http, response, events -> {
            var answer = answers.answer(question, events);
            var reply = reply(question, answer);
            events.done(reply.citations(), UsageView.of(answer.usage()), reply);
        });
        return null;
    }

    private Question question(Caller caller, Request request) {
        var scope = knowledge.scope(caller, request.knowledgeBaseId());
        return new Question(scope, request.query(), List.of(), strictness.of(scope, request.strictness()));
    }

    private Reply reply(Question question, Answer answer) {
        return new Reply(
                answer.text(),
                citations.of(question.scope().owner(), answer.citations()),
                answer.grounded(),
                CompletionView.of(answer.completion()),
                DisagreementView.of(answer.disagreement()));
    }

    /** @param knowledgeBaseId the default one when absent; with a chat token, that of its conversation */
    @Schema(name = "QueryRequest")
    record Request(
            @NotNull
            @Size(min = 1, max = 4000)
            @Pattern(regexp = TextRules.QUESTION, message = TextRules.NO_QUESTION)
            @JsonAlias("prompt")
            String query,

            @Nullable @Size(max = 200) String knowledgeBaseId,

            @Nullable
            @Schema(
                    implementation = String.class,
                    description = EffectiveStrictness.MEANING,
                    allowableValues = {"lenient", "balanced", "strict"})
            Strictness strictness) {}

    /** The answer, and where each statement of it stands. */
    @Schema(name = "QueryReply")
    record Reply(
            String answer,
            List<CitationView> citations,
            boolean grounded,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = CompletionView.MEANING)
            String completion,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = DisagreementView.MEANING)
            DisagreementView disagreement) {}
}
