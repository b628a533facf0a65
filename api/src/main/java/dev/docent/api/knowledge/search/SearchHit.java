package dev.docent.api.knowledge.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.docent.retrieval.index.PassageHit;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A passage that a search found. */
@Schema(name = "SearchHit")
record SearchHit(
        String passageId,
        String documentId,
        String filename,
        String text,
        @Nullable Integer page,
        List<String> heading,
        int start,
        int end,

        @Schema(
                description =
                        "Whether a user has edited the text, which then differs from the extracted text from `start` to `end`")
        boolean edited,

        @Schema(description = "The items are ordered by it; it is comparable only within one answer")
        double score,

        Scores scores,
        Map<String, Object> metadata,

        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "With `explain`: why it was found")
        ExplanationView explanation) {

    static SearchHit of(PassageHit hit, @Nullable ExplanationView explanation) {
        var passage = hit.passage();
        return new SearchHit(
                passage.id(),
                passage.source().document(),
                passage.source().filename(),
                passage.text(),
                passage.page(),
                passage.headings(),
                passage.start(),
                passage.end(),
                passage.edited(),
                hit.score(),
                new Scores(hit.semantic(), hit.keyword()),
                passage.source().metadata(),
                explanation);
    }

    /** The scores of the two searches; null if one did not find the passage, or was not requested. */
    @Schema(name = "SearchScores")
    record Scores(
            @Nullable @Schema(description = "Cosine similarity")
            Double semantic,

            @Nullable @Schema(description = "BM25") Double keyword) {}
}
