package dev.docent.api.knowledge.search;

import dev.docent.retrieval.index.MissingPassage;
import dev.docent.retrieval.index.MissingPassage.Reason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A requested passage that is not among the items, as clients see it. */
@Schema(name = "SearchMissing")
record MissingView(
        String passageId,

        @Schema(
                allowableValues = {
                    "no_such_passage",
                    "filtered",
                    "not_embedded",
                    "no_common_word",
                    "beyond_depth",
                    "passed_by",
                    "beyond_limit",
                    "reranked",
                    "below_min_score"
                })
        String reason,

        @Schema(description = "The reason as a sentence") String detail,

        @Nullable
        @Schema(description = "How close it came; null for `no_such_passage` and `filtered`, which were not compared")
        ExplanationView explanation) {

    static MissingView of(MissingPassage missing, ExplanationView.Filters filters) {
        var explanation = missing.explanation();
        return new MissingView(
                missing.passage(),
                missing.reason().name().toLowerCase(Locale.ROOT),
                sentence(missing.reason()),
                explanation == null ? null : ExplanationView.of(explanation, filters));
    }

    private static String sentence(Reason reason) {
        return switch (reason) {
            case NO_SUCH_PASSAGE -> "The knowledge base has no such passage.";
            case FILTERED -> "The filter excludes its document.";
            case NOT_EMBEDDED ->
                "It has not been embedded yet, so only the search by words could find it, and did not.";
            case NO_COMMON_WORD -> "It contains no word of the query, and only words were searched.";
            case BEYOND_DEPTH -> "Neither search has it among the passages that were ranked.";
            case PASSED_BY -> "It is close enough by meaning, but the approximate search missed it.";
            case BEYOND_LIMIT -> "It was ranked below the limit.";
            case RERANKED -> "It was among the best until the reranking model ranked others above it.";
            case BELOW_MIN_SCORE -> "Its score is below min_score.";
        };
    }
}
