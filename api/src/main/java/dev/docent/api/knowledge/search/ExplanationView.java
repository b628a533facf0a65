package dev.docent.api.knowledge.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.docent.retrieval.index.PassageExplanation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a passage stands where it does, as clients see it. */
@Schema(name = "SearchExplanation")
record ExplanationView(
        @Nullable @Schema(description = "Among all that were ranked, from 1; null where it was not ranked")
        Integer rank,

        @Nullable
        @Schema(
                description = "What it was ranked by: in a hybrid search the mean of the two normalized scores, "
                        + "0 for a list that lacks it, and for the best fifty what a second look at the words that "
                        + "stand together made of it; where a model reranks, what that gave it, and behind what was "
                        + "reranked a part of the last of those scores; null where it was not ranked")
        Double score,

        @Nullable @Schema(description = "By words (BM25); null where they were not searched or do not match")
        Part keyword,

        @Nullable
        @Schema(description = "By meaning (cosine); null where it was not searched or the passage is not embedded yet")
        Part semantic,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Absent where it was not reranked: no model is set, or others were the best")
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

    /** A passage in one of the two lists. */
    @Schema(name = "SearchExplanationPart")
    record Part(
            @Nullable @Schema(description = "From 1; null for a hit that lies deeper in this list than it was read")
            Integer rank,

            @Schema(description = "BM25 or cosine") double score,

            @Schema(
                    description =
                            "The score as it was fused, 0..1: of the best in a hybrid search's list 1, of the last 0")
            double normalizedScore) {

        static @Nullable Part of(PassageExplanation.@Nullable Part part) {
            return part == null ? null : new Part(part.rank(), part.score(), part.normalized());
        }
    }

    /** What the model that reranks made of a passage. */
    @Schema(name = "SearchExplanationRerank")
    record Rerank(
            @Schema(description = "What the model gave it, 0..1")
            double score,

            @Schema(description = "From 1") int rankBefore,

            @Schema(description = "What it was ranked by before")
            double scoreBefore) {

        static @Nullable Rerank of(PassageExplanation explanation) {
            var before = explanation.reranked();
            var score = explanation.score();
            return before == null || score == null ? null : new Rerank(score, before.rank(), before.score());
        }
    }

    /** The words of the question that a passage has, as the question writes them. */
    @Schema(name = "SearchMatchedTerms")
    record Terms(
            List<String> text,

            @Schema(description = "In its headings or its file's name")
            List<String> context) {}

    /** What bounded the search. */
    @Schema(name = "SearchFilters")
    record Filters(
            String knowledgeBaseId,

            @Nullable Map<String, Object> filter,

            @Nullable Double minScore) {}
}
