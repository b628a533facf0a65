package dev.docent.api.knowledge.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.docent.api.exchange.TextRules;
import dev.docent.retrieval.index.SearchMode;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param mode hybrid when absent
 * @param limit 10 when absent
 * @param filter which documents; all when absent
 * @param minScore the least score of a passage that is answered
 * @param explain whether each item says why it was found; not when absent
 * @param passageIds passages that are explained even where they are not found
 */
@Schema(name = "SearchRequest")
record SearchRequest(
        @NotNull @Size(min = 1, max = 4000) @Pattern(regexp = TextRules.TEXT, message = TextRules.NOT_TEXT)
        String query,

        @Nullable @Min(1) @Max(100) @Schema(defaultValue = "10")
        Integer limit,

        @Nullable
        @Schema(
                implementation = String.class,
                allowableValues = {"hybrid", "semantic", "keyword"},
                defaultValue = "hybrid")
        SearchMode mode,

        @Nullable
        @Schema(
                type = "object",
                description =
                        "Equality, `$ne`, `$gt`, `$gte`, `$lt`, `$lte`, `$in`, `$nin`, `$and`, `$or`, `$not` over the "
                                + "documents' metadata and `media_type`, `created_at`, `filename`",
                example = "{\"year\": {\"$gte\": 2024}, \"media_type\": \"application/pdf\"}")
        Map<String, Object> filter,

        @Nullable @Min(0) @Max(1) @JsonProperty("min_score") Double minScore,

        @Nullable @Schema(defaultValue = "false", description = "Whether each item says why it was found")
        Boolean explain,

        @Nullable
        @Size(max = 20)
        @JsonProperty("passage_ids")
        @Schema(description = "With `explain`: passages for which `missing` says why they are not among the items")
        List<@NotNull @Size(min = 1, max = 200) String> passageIds) {

    boolean explains() {
        return Boolean.TRUE.equals(explain);
    }

    SearchMode modeOrDefault() {
        return Objects.requireNonNullElse(mode, SearchMode.HYBRID);
    }

    int limitOrDefault() {
        return Objects.requireNonNullElse(limit, 10);
    }

    double leastScore() {
        return Objects.requireNonNullElse(minScore, 0.0);
    }
}
