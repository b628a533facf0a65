package dev.docent.api.evaluation;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a question, as clients see it. */
@Schema(name = "EvaluationResult")
record ResultView(
        @Schema(description = "Of the question, from 0") int position,
        String question,
        Expected expected,

        @Nullable
        @Schema(
                description =
                        "Of the expected document among those found, from 1; null when not found, or none is expected")
        Integer rank,

        String answer,

        @Nullable @Schema(description = "Whether an expected answer stands in it; null when none is expected")
        Boolean contains,

        @Schema(description = "Whether it was answered, and not refused")
        boolean grounded,

        @ArraySchema(arraySchema = @Schema(description = "Each document that the answer cites, once"))
        List<CitedDocument> citedDocuments,

        @Schema(description = "How long the answer took") long tookMs) {

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
                outcome.citations().stream()
                        .distinct()
                        .map(cited -> new CitedDocument(cited.documentId(), cited.filename(), cited.expected()))
                        .toList(),
                outcome.tookNanos() / NANOS);
    }

    /** What was expected. */
    @Schema(name = "EvaluationExpectation")
    record Expected(
            @Nullable String documentId,
            @Nullable String filename,

            @ArraySchema(arraySchema = @Schema(description = "Of which one should stand in the answer"))
            List<String> answers,

            boolean unanswerable) {}

    /** A document that an answer cites. */
    @Schema(name = "CitedDocument")
    record CitedDocument(
            String documentId,
            String filename,

            @Schema(description = "Whether it is the expected one")
            boolean expected) {}
}
