package dev.docent.api.knowledge;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.docent.api.access.Caller;
import dev.docent.api.exchange.TextRules;
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
    @Operation(summary = "Find passages by meaning, by words, or both")
    Found search(@AuthenticationPrincipal Caller caller, @PathVariable String id, @Valid @RequestBody Request request) {
        var base = bases.find(caller.account(), id);
        var start = System.nanoTime();
        var hits = search.search(
                Scope.of(caller.account(), base.id()),
                request.query(),
                Objects.requireNonNullElse(request.mode(), SearchMode.HYBRID),
                Objects.requireNonNullElse(request.limit(), 10),
                MetadataFilterParser.parse(request.filter()));
        var least = Objects.requireNonNullElse(request.minScore(), 0.0);
        var items =
                hits.stream().filter(hit -> hit.score() >= least).map(Hit::of).toList();
        var took = Duration.ofNanos(System.nanoTime() - start).toMillis();
        var pending = catalog.pending(caller.account(), base.id());
        return new Found(items, took, new Pending(pending.documents(), pending.passages()));
    }

    /**
     * What is looked for.
     *
     * @param mode hybrid when absent
     * @param limit 10 when absent
     * @param filter which documents; all when absent
     * @param minScore the least score of a passage that is answered
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
            Double minScore) {}

    /** What was found, best first. */
    @Schema(name = "SearchResult")
    record Found(List<Hit> items, long tookMs, Pending pending) {}

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
            Map<String, Object> metadata) {

        static Hit of(PassageHit hit) {
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
                    passage.source().metadata());
        }
    }

    /** The scores of the two ways of searching; null where one did not find the passage, or was not asked. */
    @Schema(name = "SearchScores")
    record Scores(
            @Nullable @Schema(description = "Cosine similarity")
            Double semantic,

            @Nullable @Schema(description = "BM25") Double keyword) {}
}
