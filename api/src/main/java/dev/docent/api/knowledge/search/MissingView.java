package dev.docent.api.knowledge.search;

import dev.docent.retrieval.index.MissingPassage;
import dev.docent.retrieval.index.MissingPassage.Reason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A passage that was asked for and is not among the items, as clients see it. */
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
        @Schema(description = "How near it came; null for what was not compared: no_such_passage and filtered")
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
            case FILTERED -> "The filter leaves its document out.";
            case NOT_EMBEDDED -> "It is not embedded yet, so meaning cannot find it, and words did not.";
            case NO_COMMON_WORD -> "It has no word of the question, and words alone were searched.";
            case BEYOND_DEPTH -> "Neither words nor meaning have it among the passages that were ranked.";
            case PASSED_BY -> "It is near enough by meaning, but the approximate search did not come by it.";
            case BEYOND_LIMIT -> "It was ranked behind as many passages as the limit allows.";
            case RERANKED -> "It was among the best until the model that reranks put others before it.";
            case BELOW_MIN_SCORE -> "Its score is below min_score.";
        };
    }
}
