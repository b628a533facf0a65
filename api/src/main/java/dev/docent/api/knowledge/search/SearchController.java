package dev.docent.api.knowledge.search;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_READ;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.knowledge.OwnedKnowledgeBases;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.document.knowledgebase.DocumentCatalog;
import dev.docent.retrieval.SearchPassages;
import dev.docent.retrieval.index.filter.MetadataFilterParser;
import dev.docent.retrieval.passage.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Searching a knowledge base. */
@RestController
@Access(DOCUMENTS_READ)
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
    Found search(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Valid @RequestBody SearchRequest request) {
        if (request.passageIds() != null && !request.explains()) {
            throw ProblemException.badRequest("passage_ids", "is answered together with \"explain\": true alone");
        }
        var base = bases.find(caller.account(), id);
        var start = System.nanoTime();
        var scope = Scope.of(caller.account(), base.id());
        var found = request.explains() ? explained(scope, request) : found(scope, request);
        var took = Duration.ofNanos(System.nanoTime() - start).toMillis();
        var pending = catalog.pending(caller.account(), base.id());
        return new Found(
                found.items(),
                took,
                new Pending(pending.documents(), pending.passages()),
                Degraded.of(found.degraded()),
                found.missing());
    }

    private Passages found(Scope scope, SearchRequest request) {
        var filter = MetadataFilterParser.parse(request.filter());
        var found = search.find(scope, request.query(), request.modeOrDefault(), request.limitOrDefault(), filter);
        var items = found.hits().stream()
                .filter(hit -> hit.score() >= request.leastScore())
                .map(hit -> SearchHit.of(hit, null))
                .toList();
        return new Passages(items, found.degraded(), null);
    }

    private Passages explained(Scope scope, SearchRequest request) {
        var filter = MetadataFilterParser.parse(request.filter());
        var asked = Objects.requireNonNullElse(request.passageIds(), List.<String>of());
        var explained = search.explain(
                scope, request.query(), request.modeOrDefault(), request.limitOrDefault(), filter, asked);
        var found = explained.hits().atLeast(request.leastScore(), asked);
        var base = scope.knowledgeBases().iterator().next();
        var filters = new ExplanationView.Filters(base, request.filter(), request.minScore());
        return new Passages(
                found.hits().stream()
                        .map(each -> SearchHit.of(each.hit(), ExplanationView.of(each.explanation(), filters)))
                        .toList(),
                explained.degraded(),
                found.missing().stream()
                        .map(each -> MissingView.of(each, filters))
                        .toList());
    }

    /**
     * What was found.
     *
     * @param degraded why meaning was not searched; null when it was, or was not asked for
     * @param missing null where nothing is explained
     */
    private record Passages(
            List<SearchHit> items,
            @Nullable String degraded,
            @Nullable List<MissingView> missing) {}

    /** What was found, best first. */
    @Schema(name = "SearchResult")
    record Found(
            List<SearchHit> items,
            long tookMs,
            Pending pending,

            @Nullable
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "Present when the search was hybrid and went by words alone")
            Degraded degraded,

            @Nullable
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "With `explain`: the passages of `passage_ids` that are not among the items, and why")
            List<MissingView> missing) {}

    /** How else the search went than was asked, since the embedding model does not answer. */
    @Schema(name = "SearchDegraded")
    record Degraded(
            @Schema(description = "How passages were found", allowableValues = "keyword")
            String mode,

            @Schema(description = "A sentence for people: why, and what to do")
            String reason) {

        static @Nullable Degraded of(@Nullable String reason) {
            return reason == null ? null : new Degraded("keyword", reason);
        }
    }

    /** What the search could not look at yet. */
    @Schema(name = "SearchPending")
    record Pending(
            @Schema(description = "Documents of the knowledge base that are not ready")
            long documents,

            @Schema(description = "Passages that words find, and meaning does not yet")
            long passages) {}
}
