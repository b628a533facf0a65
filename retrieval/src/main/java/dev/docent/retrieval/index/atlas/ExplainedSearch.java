package dev.docent.retrieval.index.atlas;

import dev.docent.retrieval.index.ExplainedHits;
import dev.docent.retrieval.index.ExplainedHits.ExplainedHit;
import dev.docent.retrieval.index.MissingPassage;
import dev.docent.retrieval.index.MissingPassage.Reason;
import dev.docent.retrieval.index.PassageContext;
import dev.docent.retrieval.index.PassageExplanation;
import dev.docent.retrieval.index.PassageExplanation.Part;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.SharedWords;
import dev.docent.retrieval.index.atlas.AtlasSearch.Found;
import dev.docent.retrieval.passage.Passage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A search that says why it finds what it finds. Ranks beyond the lists are told up to {@link
 * SearchPipelines#MOST_CANDIDATES}, which is how far the server counts; what lies further is told without a rank.
 */
final class ExplainedSearch {

    private final AtlasParts parts;
    private final PassageQuery query;
    private final AtlasSearch search;
    private final SharedWords words;

    ExplainedSearch(AtlasParts parts, PassageQuery query) {
        this.parts = parts;
        this.query = query;
        this.search = new AtlasSearch(parts, query);
        this.words = new SharedWords(search.asked().words());
    }

    ExplainedHits explain(Collection<String> ids) {
        var found = search.found();
        var order = List.copyOf(found.ranked().scores().keySet());
        var hits = IntStream.range(0, found.hits().size())
                .mapToObj(i ->
                        hit(found, found.places().get(i), i + 1, found.hits().get(i)))
                .toList();
        var known = found.hits().stream().map(each -> each.passage().id()).collect(Collectors.toSet());
        var asked = AskedPassages.of(parts, query, ids, known);
        var missing = new ArrayList<>(asked.missing());
        if (!asked.found().isEmpty()) {
            var further = FurtherPlaces.of(parts, query, search);
            asked.found().forEach((place, each) -> missing.add(missing(found, order, further, place, each)));
        }
        return new ExplainedHits(hits, missing);
    }

    private ExplainedHit hit(Found found, Place place, int rank, PassageHit hit) {
        var keyword = part(found.ranked().places().keyword(), found.ranked().keywordShares(), place);
        var listed = part(found.ranked().places().semantic(), found.ranked().semanticShares(), place);
        var semantic = listed == null && hit.semantic() != null ? new Part(null, hit.semantic(), 0) : listed;
        return new ExplainedHit(hit, explanation(hit.passage(), rank, hit.score(), keyword, semantic));
    }

    /** {@return where the passage stands in a list; null when it is not in it} */
    private static @Nullable Part part(Map<Place, Double> list, Map<Place, Double> shares, Place place) {
        var score = list.get(place);
        return score == null
                ? null
                : new Part(List.copyOf(list.keySet()).indexOf(place) + 1, score, shares.getOrDefault(place, 0.0));
    }

    private MissingPassage missing(
            Found found, List<Place> order, FurtherPlaces further, Place place, AskedPassages.Asked asked) {
        var rank = order.indexOf(place) + 1;
        var keyword = further.keyword(found.ranked(), place);
        var semantic = further.semantic(found.ranked(), place, asked.kept());
        var passage = asked.passage();
        if (rank > 0) {
            var score = found.ranked().scores().get(place);
            return new MissingPassage(
                    passage.id(), Reason.BEYOND_LIMIT, explanation(passage, rank, score, keyword, semantic));
        }
        var reason = reason(keyword, semantic);
        var only = keyword == null ? semantic : keyword;
        return new MissingPassage(
                passage.id(),
                reason,
                reason == Reason.BEYOND_LIMIT && only != null
                        ? explanation(passage, only.rank(), only.normalized(), keyword, semantic)
                        : explanation(passage, null, null, keyword, semantic));
    }

    /** One list alone is read no further than its depth, so what lies beyond it was not ranked by the search itself. */
    private Reason reason(@Nullable Part keyword, @Nullable Part semantic) {
        return switch (query.mode()) {
            case KEYWORD -> keyword == null ? Reason.NO_COMMON_WORD : Reason.BEYOND_LIMIT;
            case SEMANTIC -> byMeaning(semantic, Reason.BEYOND_LIMIT);
            case HYBRID -> byMeaning(semantic, Reason.BEYOND_DEPTH);
        };
    }

    private Reason byMeaning(@Nullable Part semantic, Reason beyond) {
        if (semantic == null) {
            return Reason.NOT_EMBEDDED;
        }
        return semantic.rank() != null && semantic.rank() <= search.depth() ? Reason.PASSED_BY : beyond;
    }

    private PassageExplanation explanation(
            Passage passage,
            @Nullable Integer rank,
            @Nullable Double score,
            @Nullable Part keyword,
            @Nullable Part semantic) {
        var analyzer = parts.analyzers().of(passage.source().language());
        return new PassageExplanation(
                rank,
                score,
                keyword,
                semantic,
                words.in(passage.text(), analyzer),
                words.in(PassageContext.of(passage), analyzer));
    }
}
