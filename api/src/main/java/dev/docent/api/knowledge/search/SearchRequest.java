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

/** A search, with defaults for absent members. */
@Schema(name = "SearchRequest", example = "{\"query\": \"What is Docent?\", \"mode\": \"hybrid\", \"limit\": 5}")
record SearchRequest(
        @NotNull @Size(min = 1, max = 4000) @Pattern(regexp = TextRules.QUESTION, message = TextRules.NOT_QUESTION)
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
                        "Equality, `$ne`, `$gt`, `$gte`, `$lt`, `$lte`, `$in`, `$nin`, `$and`, `$or` and `$not` over the "
                                + "metadata of documents, and over `media_type`, `created_at` and `filename`. Defaults to all documents",
                example = "{\"year\": {\"$gte\": 2024}, \"media_type\": \"application/pdf\"}")
        Map<String, Object> filter,

        @Nullable
        @Min(0)
        @Max(1)
        @JsonProperty("min_score")
        @Schema(description = "Passages with a lower score are left out")
        Double minScore,

        @Nullable @Schema(defaultValue = "false", description = "Whether each item says why it was found")
        Boolean explain,

        @Nullable
        @Size(max = 20)
        @JsonProperty("passage_ids")
        @Schema(description = "With `explain`: passages whose absence from the items is explained in `missing`")
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

    double minScoreOrDefault() {
        return Objects.requireNonNullElse(minScore, 0.0);
    }
}
