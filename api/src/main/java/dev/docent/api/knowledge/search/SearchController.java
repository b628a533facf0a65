package dev.docent.api.knowledge.search;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_READ;
import static dev.docent.api.audit.AuditAction.NONE;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.knowledge.ReachableKnowledgeBases;
import dev.docent.api.limit.Counted;
import dev.docent.api.limit.Counts;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.document.Documents;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Searches a knowledge base. */
@RestController
@Access(DOCUMENTS_READ)
@Tag(name = "Search")
class SearchController {

    private final ReachableKnowledgeBases bases;
    private final SearchPassages search;
    private final Documents documents;

    SearchController(ReachableKnowledgeBases bases, SearchPassages search, Documents documents) {
        this.bases = bases;
        this.search = search;
        this.documents = documents;
    }

    @Audited(NONE)
    @Counts(Counted.QUESTION)
    @PostMapping("/api/v1/knowledge-bases/{id}/search")
    @Operation(
            summary = "Search passages by meaning, by words, or by both",
            description =
                    "With `explain` each item says why it was found, and `missing` says why the passages of `passage_ids`"
                            + " were not. That takes longer than a search.")
    SearchResult searchPassages(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Valid @RequestBody SearchRequest request) {
        if (request.passageIds() != null && !request.explains()) {
            throw ProblemException.badRequest("passage_ids", "requires \"explain\": true");
        }
        var base = bases.toRead(caller, id);
        var start = System.nanoTime();
        var scope = new Scope(caller.account(), Set.of(base.ref()));
        var found = request.explains() ? explain(scope, request) : find(scope, request);
        var took = Duration.ofNanos(System.nanoTime() - start).toMillis();
        var pending = documents.pending(base.ref());
        return new SearchResult(
                found.items(),
                took,
                new Pending(pending.documents(), pending.passages()),
                Degraded.of(found.degraded()),
                found.missing());
    }

    private Passages find(Scope scope, SearchRequest request) {
        var filter = MetadataFilterParser.parse(request.filter());
        var found = search.find(scope, request.query(), request.modeOrDefault(), request.limitOrDefault(), filter);
        var items = found.hits().stream()
                .filter(hit -> hit.score() >= request.minScoreOrDefault())
                .map(hit -> SearchHit.of(hit, null))
                .toList();
        return new Passages(items, found.degraded(), null);
    }

    private Passages explain(Scope scope, SearchRequest request) {
        var filter = MetadataFilterParser.parse(request.filter());
        var asked = Objects.requireNonNullElse(request.passageIds(), List.<String>of());
        var explained = search.explain(
                scope, request.query(), request.modeOrDefault(), request.limitOrDefault(), filter, asked);
        var found = explained.hits().atLeast(request.minScoreOrDefault(), asked);
        var base = scope.knowledgeBases().iterator().next().id();
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
     * Passages, best first.
     *
     * @param degraded why the search by meaning was skipped; null if it was not
     * @param missing null if the search is not explained
     */
    private record Passages(
            List<SearchHit> items,
            @Nullable String degraded,
            @Nullable List<MissingView> missing) {}

    /** The result of a search, best first. */
    @Schema(name = "SearchResult")
    record SearchResult(
            List<SearchHit> items,
            long tookMs,
            Pending pending,

            @Nullable
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "Present if a hybrid search was limited to words")
            Degraded degraded,

            @Nullable
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "With `explain`: the passages of `passage_ids` that are not among the items, and why")
            List<MissingView> missing) {}

    /** The mode that replaced the requested one, since the embedding model is not available. */
    @Schema(name = "SearchDegraded")
    record Degraded(
            @Schema(description = "The mode that was used", allowableValues = "keyword")
            String mode,

            @Schema(description = "A sentence for users: why, and what to do")
            String reason) {

        static @Nullable Degraded of(@Nullable String reason) {
            return reason == null ? null : new Degraded("keyword", reason);
        }
    }

    /** The documents and passages that the search could not cover yet. */
    @Schema(name = "SearchPending")
    record Pending(
            @Schema(description = "Documents of the knowledge base that are not ready")
            long documents,

            @Schema(description = "Passages that are only searchable by words so far")
            long passages) {}
}
