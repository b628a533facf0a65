package dev.docent.api.knowledge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.docent.api.access.Caller;
import dev.docent.api.exchange.TextRules;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.document.DocumentCatalog;
import dev.docent.retrieval.SearchPassages;
import dev.docent.retrieval.index.MetadataFilterParser;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.passage.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Searching a knowledge base. */
@RestController
@Tag(name = "Search")
class SearchController {

    private final OwnedKnowledgeBases bases;
    private final SearchPassages search;
    private final DocumentCatalog catalog;

    SearchController(OwnedKnowledgeBases bases, SearchPassages search, DocumentCatalog catalog) {
        this.bases = bases;
        this.search = search;
        this.catalog = catalog;
    }

    @PostMapping("/api/v1/knowledge-bases/{id}/search")
    @Operation(
            summary = "Find passages by meaning, by words, or both",
            description =
                    "With `explain` each item says why it was found, and `missing` why the passages of `passage_ids` "
                            + "were not; that takes longer than a search.")
    Found search(@AuthenticationPrincipal Caller caller, @PathVariable String id, @Valid @RequestBody Request request) {
        if (request.passageIds() != null && !request.explains()) {
            throw ProblemException.badRequest("passage_ids", "is answered together with \"explain\": true alone");
        }
        var base = bases.find(caller.account(), id);
        var start = System.nanoTime();
        var scope = Scope.of(caller.account(), base.id());
        var found = request.explains() ? explained(scope, request) : found(scope, request);
        var took = Duration.ofNanos(System.nanoTime() - start).toMillis();
        var pending = catalog.pending(caller.account(), base.id());
        return new Found(found.items(), took, new Pending(pending.documents(), pending.passages()), found.missing());
    }

    private Passages found(Scope scope, Request request) {
        var filter = MetadataFilterParser.parse(request.filter());
        var hits = search.search(scope, request.query(), request.modeOrDefault(), request.limitOrDefault(), filter);
        var items = hits.stream()
                .filter(hit -> hit.score() >= request.leastScore())
                .map(hit -> Hit.of(hit, null))
                .toList();
        return new Passages(items, null);
    }

    private Passages explained(Scope scope, Request request) {
        var filter = MetadataFilterParser.parse(request.filter());
        var asked = Objects.requireNonNullElse(request.passageIds(), List.<String>of());
        var found = search.explain(
                        scope, request.query(), request.modeOrDefault(), request.limitOrDefault(), filter, asked)
                .atLeast(request.leastScore(), asked);
        var base = scope.knowledgeBases().iterator().next();
        var filters = new ExplanationView.Filters(base, request.filter(), request.minScore());
        return new Passages(
                found.hits().stream()
                        .map(each -> Hit.of(each.hit(), ExplanationView.of(each.explanation(), filters)))
                        .toList(),
                found.missing().stream()
                        .map(each -> MissingView.of(each, filters))
                        .toList());
    }

    /** @param missing null where nothing is explained */
    private record Passages(List<Hit> items, @Nullable List<MissingView> missing) {}

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
    record Request(
            @NotNull @Size(min = 1, max = 4000) @Pattern(regexp = TextRules.QUESTION, message = TextRules.NO_QUESTION)
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

            @Nullable @Min(0) @Max(1) @JsonProperty("min_score")
            Double minScore,

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

    /** What was found, best first. */
    @Schema(name = "SearchResult")
    record Found(
            List<Hit> items,
            long tookMs,
            Pending pending,

            @Nullable
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "With `explain`: the passages of `passage_ids` that are not among the items, and why")
            List<MissingView> missing) {}

    /** What the search could not look at yet. */
    @Schema(name = "SearchPending")
    record Pending(
            @Schema(description = "Documents of the knowledge base that are not ready")
            long documents,

            @Schema(description = "Passages that words find, and meaning does not yet")
            long passages) {}

    /** A passage that was found. */
    @Schema(name = "SearchHit")
    record Hit(
            String passageId,
            String documentId,
            String filename,
            String text,
            @Nullable Integer page,
            List<String> heading,
            int start,
            int end,

            @Schema(description = "What the items are ordered by; comparable within one answer alone")
            double score,

            Scores scores,
            Map<String, Object> metadata,

            @Nullable
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "With `explain`: why it was found")
            ExplanationView explanation) {

        static Hit of(PassageHit hit, @Nullable ExplanationView explanation) {
            var passage = hit.passage();
            return new Hit(
                    passage.id(),
                    passage.source().document(),
                    passage.source().filename(),
                    passage.text(),
                    passage.page(),
                    passage.headings(),
                    passage.start(),
                    passage.end(),
                    hit.score(),
                    new Scores(hit.semantic(), hit.keyword()),
                    passage.source().metadata(),
                    explanation);
        }
    }

    /** The scores of the two ways of searching; null where one did not find the passage, or was not asked. */
    @Schema(name = "SearchScores")
    record Scores(
            @Nullable @Schema(description = "Cosine similarity")
            Double semantic,

            @Nullable @Schema(description = "BM25") Double keyword) {}
}
