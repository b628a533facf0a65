package dev.docent.api.dialect.flask;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.docent.api.access.Caller;
import dev.docent.api.conversation.AnswerSource;
import dev.docent.api.conversation.CitationView;
import dev.docent.api.conversation.CitationViews;
import dev.docent.api.conversation.DisagreementView;
import dev.docent.api.exchange.TextRules;
import dev.docent.api.knowledge.AskedStrictness;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.Strictness;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A question by itself, of which nothing is kept. */
@RestController
@Tag(name = "Document chat")
class QueryController {

    private final CallersKnowledge knowledge;
    private final AnswerSource answers;
    private final AskedStrictness strictness;
    private final CitationViews citations;

    QueryController(
            CallersKnowledge knowledge, AnswerSource answers, AskedStrictness strictness, CitationViews citations) {
        this.knowledge = knowledge;
        this.answers = answers;
        this.strictness = strictness;
        this.citations = citations;
    }

    @PostMapping("/query")
    @Operation(summary = "Ask a single question", description = "Nothing of it is kept")
    Reply query(@AuthenticationPrincipal Caller caller, @Valid @RequestBody Request request) {
        var scope = knowledge.scope(caller, request.knowledgeBaseId());
        var answer = answers.answer(
                new Question(scope, request.query(), List.of(), strictness.of(scope, request.strictness())));
        return new Reply(
                answer.text(),
                citations.of(scope.owner(), answer.citations()),
                answer.grounded(),
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
                    description = AskedStrictness.MEANING,
                    allowableValues = {"lenient", "balanced", "strict"})
            Strictness strictness) {}

    /** The answer, and where each statement of it stands. */
    @Schema(name = "QueryReply")
    record Reply(
            String answer,
            List<CitationView> citations,
            boolean grounded,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = DisagreementView.MEANING)
            DisagreementView disagreement) {}
}
