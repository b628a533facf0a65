package dev.docent.api.analytics;

import dev.docent.api.usage.UsageTotals;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was counted of questions. */
@Schema(name = "Analytics")
record AnalyticsView(
        @Nullable
        @Schema(
                example = "2026-11-23",
                description =
                        "By `group_by` a day (UTC), the id of an account, the id of an assistant, or the name of a model"
                                + " (`extractive` for the documents' own sentences). Null for questions to no assistant,"
                                + " and for those that no model answered")
        String key,

        @Nullable
        @Schema(description = "The account's `user_id`, or the assistant's name; null otherwise, and if it is gone")
        String name,

        @Schema(description = "Including those that were refused, failed or abandoned")
        long questions,

        @Schema(description = "Questions that the documents hold no answer to, and those that a provider withheld")
        long refusals,

        @Nullable @Schema(description = "Share of the questions, 0 to 1; null without questions")
        Double refusalShare,

        @Schema(description = "Questions whose answer failed with an error")
        long failures,

        @Schema(description = "Answers with good feedback that was given in the period and still holds")
        long ratedUp,

        @Schema(description = "Answers with bad feedback that was given in the period and still holds")
        long ratedDown,

        @Nullable
        @Schema(
                description = "The time that half of the answers took at most, until their last word, estimated from a"
                        + " histogram; null without answers")
        Long latencyP50Ms,

        @Nullable @Schema(description = "The same for 95 of 100 answers; 51,200 stands for anything longer")
        Long latencyP95Ms,

        @Nullable
        @Schema(
                description = "Tokens of hosted models, sent and received, also those that no question caused. Null for"
                        + " assistants, by which they are not counted")
        Long tokens,

        @Nullable
        @Schema(description = "Cost of the tokens that have a price in `docent.prices`; null if none of them has one")
        Double cost,

        @Nullable @Schema(example = "USD", description = "Currency of the cost; null without one")
        String currency) {

    static AnalyticsView of(AnalyticsRow row, @Nullable String name, String currency) {
        var counts = row.counts();
        var cost = cost(row.tokens());
        return new AnalyticsView(
                row.key().isEmpty() ? null : row.key(),
                name,
                counts.questions(),
                counts.refusals(),
                counts.questions() == 0 ? null : (double) counts.refusals() / counts.questions(),
                counts.failures(),
                counts.ratedUp(),
                counts.ratedDown(),
                counts.latencies().percentile(0.5),
                counts.latencies().percentile(0.95),
                row.tokens() == null ? null : row.tokens().tokens(),
                cost,
                cost == null ? null : currency);
    }

    private static @Nullable Double cost(UsageTotals.@Nullable Total tokens) {
        return tokens == null ? null : tokens.cost();
    }
}
