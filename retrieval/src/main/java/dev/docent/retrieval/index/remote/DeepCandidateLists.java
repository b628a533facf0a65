package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.index.PassageExplanation.Part;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.SearchMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The two lists of a search as far as the engine can read them, with an exact comparison of vectors. */
record DeepCandidateLists(PassageQuery query, CandidateLists lists) {

    static DeepCandidateLists of(RemoteParts parts, PassageQuery query, RemoteSearch search) {
        var lists = search.engineQuery().deepLists(parts.engine());
        var records = parts.records().find(query.scope(), lists.documents());
        return new DeepCandidateLists(query, lists.filter(key -> search.isInForce(key, records)));
    }

    /** {@return the passage's part in the keyword list; null if it has none of the question's words} */
    @Nullable
    Part keyword(RankedCandidates ranked, PassageKey key) {
        var score = ranked.lists().keyword().getOrDefault(key, lists.keyword().get(key));
        return score == null
                ? null
                : new Part(
                        rank(ranked.lists().keyword(), lists.keyword(), key),
                        score,
                        query.mode() == SearchMode.HYBRID
                                ? ranked.keywordShares().getOrDefault(key, 0.0)
                                : RankedCandidates.saturated(score));
    }

    /** {@return the passage's part in the semantic list; null if it has no vector} @param content with its vector */
    @Nullable
    Part semantic(RankedCandidates ranked, PassageKey key, RemotePassage content) {
        if (query.vector() == null) {
            return null;
        }
        var listed =
                ranked.lists().semantic().getOrDefault(key, lists.semantic().get(key));
        var cosine = listed == null ? RemoteSearch.cosine(content, query.vector()) : listed;
        return cosine == null
                ? null
                : new Part(
                        rank(ranked.lists().semantic(), lists.semantic(), key),
                        cosine,
                        query.mode() == SearchMode.HYBRID
                                ? ranked.semanticShares().getOrDefault(key, 0.0)
                                : RankedCandidates.positive(cosine));
    }

    /** {@return from 1; null beyond what the engine can read} */
    private static @Nullable Integer rank(Map<PassageKey, Double> near, Map<PassageKey, Double> deep, PassageKey key) {
        for (var list : List.of(near, deep)) {
            var rank = new ArrayList<>(list.keySet()).indexOf(key) + 1;
            if (rank > 0) {
                return rank;
            }
        }
        return null;
    }
}
