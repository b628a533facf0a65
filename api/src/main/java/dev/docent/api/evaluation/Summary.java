package dev.docent.api.evaluation;

import dev.docent.storage.records.NestedValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The figures of an evaluation over all its questions. */
@Schema(name = "EvaluationSummary")
record Summary(Counts counts, Figures figures) implements NestedValue {

    /** {@return the summary of these results, at least one} */
    static Summary of(List<Result> results) {
        return new Summary(Counts.of(results), Figures.of(results));
    }

    /** The counts that the figures are shares of. */
    @Schema(name = "EvaluationCounts")
    record Counts(
            int questions,

            @Schema(description = "Questions with an expected document")
            int withDocument,

            @Schema(description = "Questions with an expected answer")
            int withAnswer,

            @Schema(description = "Questions that should be refused")
            int unanswerable,

            @Schema(description = "Questions that were answered and not refused")
            int answered,

            int citations) {

        private static Counts of(List<Result> results) {
            var asked = results.stream().map(Result::question).toList();
            var outcomes = results.stream().map(Result::outcome).toList();
            return new Counts(
                    results.size(),
                    (int) asked.stream().filter(GoldenQuestion::expectsDocument).count(),
                    (int) asked.stream().filter(GoldenQuestion::expectsAnswer).count(),
                    (int) asked.stream().filter(GoldenQuestion::unanswerable).count(),
                    (int) outcomes.stream().filter(Result.Outcome::grounded).count(),
                    outcomes.stream()
                            .mapToInt(outcome -> outcome.citations().size())
                            .sum());
        }
    }
}
