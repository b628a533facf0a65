package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.index.ExplainedHits;
import dev.docent.retrieval.index.PassageExplanation.Part;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.explain.RequestedPassages;
import dev.docent.retrieval.index.explain.SearchExplainer;
import dev.docent.retrieval.index.explain.SearchExplainer.Parts;
import dev.docent.retrieval.index.remote.RemoteEngine.Content;
import dev.docent.retrieval.index.remote.RemoteEngine.MatchQuery;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Explains one search. A passage that lies more than {@link RemoteEngine#MAX_LIMIT} passages down a list has no rank in it,
 * since an engine reads no further.
 */
final class RemoteExplainer implements RequestedPassages.Lookup<PassageKey> {

    private static final CandidateLists NONE = new CandidateLists(Map.of(), Map.of());

    private final RemoteParts parts;
    private final PassageQuery query;
    private final RemoteSearch search;
    private final Map<PassageKey, RemotePassage> contents = new HashMap<>();

    RemoteExplainer(RemoteParts parts, PassageQuery query) {
        this.parts = parts;
        this.query = query;
        this.search = new RemoteSearch(parts, query);
    }

    ExplainedHits explain(Collection<String> ids) {
        var found = search.found();
        var ranked = found.ranked();
        var hits = new LinkedHashMap<PassageKey, PassageHit>();
        for (int i = 0; i < found.hits().size(); i++) {
            hits.put(found.keys().get(i), found.hits().get(i));
        }
        var requested = RequestedPassages.of(query, ids, found.hits(), this);
        var explainer = new SearchExplainer(
                query.mode(), search.depth(), search.engineQuery().words(), parts.analyzers());
        return explainer.explain(
                hits,
                List.copyOf(ranked.scores().keySet()),
                key -> Objects.requireNonNull(ranked.scores().get(key)),
                requested,
                parts(ranked, hits, requested.found().keySet()));
    }

    private Parts<PassageKey> parts(
            RankedCandidates ranked, Map<PassageKey, PassageHit> hits, Collection<PassageKey> requested) {
        var all = new Parts<PassageKey>(new HashMap<>(), new HashMap<>());
        hits.forEach((key, hit) -> add(all, key, ranked, NONE, hit.semantic()));
        if (!requested.isEmpty()) {
            var deep = search.deepLists();
            requested.forEach(key -> {
                var content = Objects.requireNonNull(contents.get(key));
                add(all, key, ranked, deep, RemoteSearch.cosine(content, query.vector()));
            });
        }
        return all;
    }

    /**
     * Adds the parts of a passage.
     *
     * @param deep the lists as far as the engine can read them; empty for a hit
     * @param cosine the passage's cosine if no list has it; null if it has no vector
     */
    private static void add(
            Parts<PassageKey> all,
            PassageKey key,
            RankedCandidates ranked,
            CandidateLists deep,
            @Nullable Double cosine) {
        var near = ranked.lists();
        var score = near.keyword().getOrDefault(key, deep.keyword().get(key));
        if (score != null) {
            var rank = rank(near.keyword(), deep.keyword(), key);
            all.keyword().put(key, new Part(rank, score, ranked.keywordShare(key, score)));
        }
        var listed = near.semantic().getOrDefault(key, deep.semantic().get(key));
        var similarity = listed == null ? cosine : listed;
        if (similarity != null) {
            var rank = rank(near.semantic(), deep.semantic(), key);
            all.semantic().put(key, new Part(rank, similarity, ranked.semanticShare(key, similarity)));
        }
    }

    /** {@return from 1; null beyond what the engine can read} */
    private static @Nullable Integer rank(Map<PassageKey, Double> near, Map<PassageKey, Double> deep, PassageKey key) {
        for (var list : List.of(near, deep)) {
            var rank = List.copyOf(list.keySet()).indexOf(key) + 1;
            if (rank > 0) {
                return rank;
            }
        }
        return null;
    }

    /** Reads the passage rather than searching it, since searches may not see it yet. */
    @Override
    public Optional<Entry<PassageKey, Passage>> find(DocumentRef document, int ordinal) {
        return Optional.ofNullable(
                        parts.records().find(query.scope(), List.of(document)).get(document))
                .flatMap(current -> {
                    var key = new PassageKey(document, current.number(), ordinal);
                    var selection = PassageSelection.keys(List.of(key));
                    return parts.engine().matching(MatchQuery.read(selection, Content.PASSAGE_AND_VECTOR)).stream()
                            .findFirst()
                            .map(each -> {
                                var content = Objects.requireNonNull(each.content());
                                contents.put(key, content);
                                return Map.entry(
                                        key, content.with(current.source()).passage());
                            });
                });
    }

    @Override
    public boolean passesFilter(PassageKey key) {
        return parts.engine()
                        .count(PassageSelection.of(query.scope(), query.filter())
                                .only(key))
                > 0;
    }
}
