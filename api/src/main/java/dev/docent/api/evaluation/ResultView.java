package dev.docent.api.evaluation;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of a question, in the API. */
@Schema(name = "EvaluationResult")
record ResultView(
        @Schema(description = "Position of the question, from 0")
        int position,

        String question,
        Expected expected,

        @Nullable
        @Schema(description = "Rank of the expected document, from 1; null if not found, or if none is expected")
        Integer rank,

        String answer,

        @Nullable @Schema(description = "Whether the answer contains an expected one; null if none is expected")
        Boolean contains,

        @Schema(description = "Whether the question was answered and not refused")
        boolean grounded,

        @ArraySchema(arraySchema = @Schema(description = "Each document that the answer cites, once"))
        List<Result.Cited> citedDocuments,

        @Schema(description = "Duration of the answer, in milliseconds")
        long tookMs) {

    private static final long NANOS = 1_000_000;

    static ResultView of(Result result) {
        var question = result.question();
        var outcome = result.outcome();
        return new ResultView(
                result.position(),
                question.text(),
                new Expected(question.documentId(), question.filename(), question.answers(), question.unanswerable()),
                outcome.rank(),
                outcome.answer(),
                outcome.contains(),
                outcome.grounded(),
                outcome.citations().stream().distinct().toList(),
                outcome.tookNanos() / NANOS);
    }

    /** The expectations of a question. */
    @Schema(name = "EvaluationExpectation")
    record Expected(
            @Nullable String documentId,
            @Nullable String filename,

            @ArraySchema(arraySchema = @Schema(description = "Alternatives, one of which the answer should contain"))
            List<String> answers,

            boolean unanswerable) {}
}
