package dev.docent.retrieval.index.atlas;

import dev.docent.retrieval.index.PassageExplanation.Part;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.SearchMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The two lists of a search as far as the server counts, every vector of the scope compared.
 *
 * @param mode of the search
 * @param vector of the question
 * @param lists those that are in force
 */
@SuppressWarnings("ArrayRecordComponent")
record FurtherPlaces(SearchMode mode, float @Nullable [] vector, FoundPlaces lists) {

    static FurtherPlaces of(AtlasParts parts, PassageQuery query, AtlasSearch search) {
        var asked = search.asked();
        var further = new AtlasLists(parts.lists().passages(), parts.lists().pipelines(), false)
                .read(asked.exact(), SearchPipelines.MOST_CANDIDATES);
        var records = parts.records().find(query.scope(), further.documents());
        return new FurtherPlaces(query.mode(), query.vector(), further.only(place -> search.isInForce(place, records)));
    }

    /** {@return where words see the passage; null where it has none of the question's} */
    @Nullable
    Part keyword(RankedPlaces ranked, Place place) {
        var score =
                ranked.places().keyword().getOrDefault(place, lists.keyword().get(place));
        return score == null
                ? null
                : new Part(
                        rank(ranked.places().keyword(), lists.keyword(), place),
                        score,
                        mode == SearchMode.HYBRID
                                ? ranked.keywordShares().getOrDefault(place, 0.0)
                                : RankedPlaces.saturated(score));
    }

    /** {@return where meaning sees the passage; null where it has no vector} @param kept with its vector */
    @Nullable
    Part semantic(RankedPlaces ranked, Place place, Document kept) {
        if (vector == null) {
            return null;
        }
        var listed =
                ranked.places().semantic().getOrDefault(place, lists.semantic().get(place));
        var cosine = listed == null ? PassageDocuments.cosine(kept, vector) : listed;
        return cosine == null
                ? null
                : new Part(
                        rank(ranked.places().semantic(), lists.semantic(), place),
                        cosine,
                        mode == SearchMode.HYBRID
                                ? ranked.semanticShares().getOrDefault(place, 0.0)
                                : RankedPlaces.positive(cosine));
    }

    /** {@return from 1; null beyond what is counted} */
    private static @Nullable Integer rank(Map<Place, Double> near, Map<Place, Double> further, Place place) {
        for (var list : List.of(near, further)) {
            var rank = new ArrayList<>(list.keySet()).indexOf(place) + 1;
            if (rank > 0) {
                return rank;
            }
        }
        return null;
    }
}
