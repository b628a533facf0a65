package dev.docent.api.knowledge.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.docent.retrieval.index.PassageExplanation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The explanation of a passage's rank, as clients see it. */
@Schema(name = "SearchExplanation")
record ExplanationView(
        @Nullable
        @Schema(description = "Rank among all passages that were ranked, starting at 1; null if it was not ranked")
        Integer rank,

        @Nullable
        @Schema(
                description =
                        "The score that it was ranked by; null if it was not ranked. In a hybrid search, the mean of the two"
                                + " normalized scores, with 0 for a search that did not find it; the best fifty are rescored by"
                                + " the proximity of the query's words. With a reranking model, the score that the model gave;"
                                + " passages below those that were reranked get a fraction of the lowest such score")
        Double score,

        @Nullable @Schema(description = "By words (BM25); null if words were not searched, or do not match")
        Part keyword,

        @Nullable
        @Schema(
                description =
                        "By meaning (cosine); null if meaning was not searched, or the passage has not been embedded yet")
        Part semantic,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "Absent if it was not reranked: no model is configured, or the passage was not among the best")
        Rerank rerank,

        Terms matchedTerms,
        Filters filters) {

    static ExplanationView of(PassageExplanation explanation, Filters filters) {
        return new ExplanationView(
                explanation.rank(),
                explanation.score(),
                Part.of(explanation.keyword()),
                Part.of(explanation.semantic()),
                Rerank.of(explanation),
                new Terms(explanation.textTerms(), explanation.contextTerms()),
                filters);
    }

    /** The rank of a passage in one of the two searches. */
    @Schema(name = "SearchExplanationPart")
    record Part(
            @Nullable @Schema(description = "Starts at 1; null for a hit below the depth to which this search was read")
            Integer rank,

            @Schema(description = "BM25 or cosine") double score,

            @Schema(
                    description =
                            "The score as it was fused, 0 to 1: in a hybrid search, 1 for the best and 0 for the last hit")
            double normalizedScore) {

        static @Nullable Part of(PassageExplanation.@Nullable Part part) {
            return part == null ? null : new Part(part.rank(), part.score(), part.normalized());
        }
    }

    /** The result of the reranking model for a passage. */
    @Schema(name = "SearchExplanationRerank")
    record Rerank(
            @Schema(description = "The score that the model gave, 0 to 1")
            double score,

            @Schema(description = "The rank before reranking, starting at 1")
            int rankBefore,

            @Schema(description = "The score before reranking")
            double scoreBefore) {

        static @Nullable Rerank of(PassageExplanation explanation) {
            var before = explanation.reranked();
            var score = explanation.score();
            return before == null || score == null ? null : new Rerank(score, before.rank(), before.score());
        }
    }

    /** The words of the query that a passage contains, spelled as in the query. */
    @Schema(name = "SearchMatchedTerms")
    record Terms(
            List<String> text,

            @Schema(description = "Words in its headings or its file name")
            List<String> context) {}

    /** The limits of the search. */
    @Schema(name = "SearchFilters")
    record Filters(
            String knowledgeBaseId,

            @Nullable Map<String, Object> filter,

            @Nullable Double minScore) {}
}
