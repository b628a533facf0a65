package dev.docent.api.conversation;

import static dev.docent.api.access.Access.Authority.CHAT;
import static dev.docent.api.access.Access.Authority.CONVERSATION;
import static dev.docent.api.audit.AuditAction.NONE;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.exchange.TextRules;
import dev.docent.api.knowledge.EffectiveStrictness;
import dev.docent.api.limit.Counted;
import dev.docent.api.limit.Counts;
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

/** Answers a single question, and stores nothing. */
@RestController
@Tag(name = "Document chat")
class QueryController {

    private final ReachableKnowledge knowledge;
    private final AnswerSource answers;
    private final AnswerViews views;
    private final AnswerWriter writer;

    QueryController(ReachableKnowledge knowledge, AnswerSource answers, AnswerViews views, AnswerWriter writer) {
        this.knowledge = knowledge;
        this.answers = answers;
        this.views = views;
        this.writer = writer;
    }

    @Audited(NONE)
    @Counts({Counted.QUESTION, Counted.STREAM})
    @PostMapping(
            path = "/query",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    @Access({CHAT, CONVERSATION})
    @Operation(
            summary = "Ask a single question",
            description = "Neither the question nor the answer is stored. " + AnswerWriter.DESCRIPTION)
    @Nullable
    AnswerView query(
            @AuthenticationPrincipal Caller caller,
            @Valid @RequestBody Request request,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        var party = knowledge.party(caller, request.knowledgeBaseId());
        var scope = party.scope();
        var question = party.question(request.query(), List.of(), request.strictness());
        return writer.write(
                http,
                response,
                () -> views.of(scope, answers.answer(question)),
                events -> views.of(scope, answers.answer(question, events)));
    }

    /** A question. */
    @Schema(name = "QueryRequest", example = "{\"query\": \"What is Docent?\", \"knowledge_base_id\": \"default\"}")
    record Request(
            @NotNull
            @Size(min = 1, max = 4000)
            @Pattern(regexp = TextRules.QUESTION, message = TextRules.NOT_QUESTION)
            @JsonAlias("prompt")
            String query,

            @Nullable
            @Size(max = 200)
            @Schema(
                    description =
                            "The knowledge base that answers it. By default that of the chat token's conversation,"
                                    + " or the account's default one")
            String knowledgeBaseId,

            @Nullable
            @Schema(
                    implementation = String.class,
                    description = EffectiveStrictness.OF_QUESTION,
                    allowableValues = {"lenient", "balanced", "strict"})
            Strictness strictness) {}
}
