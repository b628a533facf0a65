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
        var keyword = new HashMap<PassageKey, Part>();
        var semantic = new HashMap<PassageKey, Part>();
        hits.forEach((key, hit) -> {
            put(keyword, key, part(ranked.lists().keyword(), ranked.keywordShares(), key));
            var listed = part(ranked.lists().semantic(), ranked.semanticShares(), key);
            put(semantic, key, listed == null && hit.semantic() != null ? new Part(null, hit.semantic(), 0) : listed);
        });
        if (!requested.isEmpty()) {
            var deep = DeepCandidateLists.of(parts, query, search);
            requested.forEach(key -> {
                put(keyword, key, deep.keyword(ranked, key));
                put(semantic, key, deep.semantic(ranked, key, Objects.requireNonNull(contents.get(key))));
            });
        }
        return new Parts<>(keyword, semantic);
    }

    private static void put(Map<PassageKey, Part> parts, PassageKey key, @Nullable Part part) {
        if (part != null) {
            parts.put(key, part);
        }
    }

    /** {@return the passage's part in a list; null if it is not in it} */
    private static @Nullable Part part(Map<PassageKey, Double> list, Map<PassageKey, Double> shares, PassageKey key) {
        var score = list.get(key);
        return score == null
                ? null
                : new Part(List.copyOf(list.keySet()).indexOf(key) + 1, score, shares.getOrDefault(key, 0.0));
    }

    /** Reads the passage rather than searching it, since searches may not see it yet. */
    @Override
    public Optional<Entry<PassageKey, Passage>> find(DocumentRef document, int ordinal) {
        return Optional.ofNullable(parts.records()
                        .find(query.scope(), List.of(document.id()))
                        .get(document.id()))
                .flatMap(current -> {
                    var key = new PassageKey(document, current.number(), ordinal);
                    var selection = PassageSelection.keys(document.owner(), List.of(key));
                    return parts.engine().matching(MatchQuery.read(selection, Content.PASSAGE_AND_VECTOR)).stream()
                            .findFirst()
                            .map(each -> {
                                var content = Objects.requireNonNull(each.content());
                                contents.put(key, content);
                                return Map.entry(key, RevisionReads.passage(content, current.source()));
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
