package dev.docent.api.evaluation;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.docent.api.exchange.TextRules;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.document.Filename;
import dev.docent.retrieval.evaluation.SquadScore;
import dev.docent.retrieval.index.SearchMode;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request for an evaluation. */
@Schema(name = "EvaluationRequest")
record EvaluationRequest(
        @Nullable @Size(min = 1, max = 200) @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
        String name,

        @Nullable
        @Schema(
                implementation = String.class,
                description = "The search mode for expected documents; answers are composed as in a chat",
                allowableValues = {"hybrid", "semantic", "keyword"},
                defaultValue = "hybrid")
        SearchMode mode,

        @Nullable @Valid @Size(min = 1, max = 1000) @Schema(description = "If absent, those of the latest evaluation")
        List<@NotNull @Valid Asked> questions) {

    /** The request of an empty body: the latest questions again. */
    static final EvaluationRequest AGAIN = new EvaluationRequest(null, null, null);

    /** {@return the questions; empty for those of the latest evaluation} @throws ProblemException (400) if one is invalid */
    List<GoldenQuestion> golden() {
        var golden = new ArrayList<GoldenQuestion>();
        for (var each : Objects.requireNonNullElse(questions, List.<Asked>of())) {
            golden.add(each.golden("questions[" + golden.size() + "]"));
        }
        return golden;
    }

    @Nullable
    String strippedName() {
        return name == null ? null : name.strip();
    }

    SearchMode modeOrUsual() {
        return Objects.requireNonNullElse(mode, SearchMode.HYBRID);
    }

    /** A question with at least one expectation. */
    @Schema(name = "GoldenQuestion")
    record Asked(
            @NotNull @Size(min = 1, max = 2000) @Pattern(regexp = TextRules.QUESTION, message = TextRules.NOT_QUESTION)
            String question,

            @Nullable
            @Size(min = 1, max = 200)
            @Schema(description = "The document that should be found; its existence is not checked")
            String documentId,

            @Nullable
            @Size(min = 1, max = 255)
            @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
            @Schema(description = "The same by its name, which stays the same when a document is uploaded again")
            String filename,

            @Nullable
            @Size(min = 1, max = 20)
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            @Schema(
                    description = "A text that the answer should contain, or several of which one is enough",
                    oneOf = {String.class, String[].class})
            List<@NotNull @Size(min = 1, max = 1000) String> answer,

            @Nullable
            @Schema(description = "Whether the documents contain no answer, so that the question should be refused")
            Boolean unanswerable) {

        GoldenQuestion golden(String field) {
            var golden = new GoldenQuestion(
                    question.strip(),
                    documentId,
                    filename == null ? null : Filename.of(filename).value(),
                    Objects.requireNonNullElse(answer, List.of()),
                    Boolean.TRUE.equals(unanswerable));
            check(golden, field);
            return golden;
        }

        private static void check(GoldenQuestion golden, String field) {
            if (!golden.expectsDocument() && !golden.expectsAnswer() && !golden.unanswerable()) {
                throw ProblemException.badRequest(
                        field, "expects nothing: give document_id or filename, answer, or unanswerable");
            }
            if (golden.documentId() != null && golden.filename() != null) {
                throw ProblemException.badRequest(field, "has both document_id and filename");
            }
            if (golden.unanswerable() && (golden.expectsDocument() || golden.expectsAnswer())) {
                throw ProblemException.badRequest(field, "is unanswerable and expects a document or an answer");
            }
            if (golden.answers().stream()
                    .anyMatch(each -> SquadScore.normalized(each).isEmpty())) {
                throw ProblemException.badRequest(field + ".answer", "contains no word");
            }
        }
    }
}
