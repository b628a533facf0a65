package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.UnavailableIndexException;
import dev.docent.retrieval.index.remote.RemoteEngine.Content;
import dev.docent.retrieval.index.remote.RemoteEngine.MatchQuery;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One search. The engine lags behind the records, so what it returns are candidates, and the records say which of them are
 * in force. If a document came into force while the engine was searched, the search is repeated, since the engine may have
 * shown only a part of the document's new passages.
 */
public final class RemoteSearch {

    /** How many passages are read of each list at least, as in a Lucene index. */
    public static final int DEPTH = 200;

    /** Each failed attempt means that a document was replaced between two calls. */
    private static final int ATTEMPTS = 20;

    private final RemoteParts parts;
    private final PassageQuery query;
    private final EngineQuery engineQuery;

    RemoteSearch(RemoteParts parts, PassageQuery query) {
        this.parts = parts;
        this.query = query;
        this.engineQuery = EngineQuery.of(query, parts);
    }

    EngineQuery engineQuery() {
        return engineQuery;
    }

    /** {@return how many passages are read of each list} */
    int depth() {
        return Math.max(query.limit(), DEPTH);
    }

    /** {@return what is found and was in force at the same time} */
    Found found() {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var found = attempt(attempt == ATTEMPTS);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new UnavailableIndexException(
                "Documents were replaced during the search, %d times in a row".formatted(ATTEMPTS), null);
    }

    /** {@return empty if a document was replaced meanwhile} @param last whether a passage that is gone is left out instead */
    private Optional<Found> attempt(boolean last) {
        var begun = parts.records().last();
        var inForce = inForce(begun);
        if (inForce.isEmpty()) {
            return Optional.empty();
        }
        var ranked = RankedCandidates.of(inForce.get().lists(), query, parts.fusesScores());
        var best = ranked.scores().keySet().stream().limit(query.limit()).toList();
        var contents = contents(best, ranked);
        var present = best.stream().filter(contents::containsKey).toList();
        return present.size() < best.size() && !last
                ? Optional.empty()
                : Optional.of(new Found(
                        ranked,
                        present,
                        present.stream()
                                .map(key -> hit(key, ranked, contents, inForce.get()))
                                .toList()));
    }

    /**
     * {@return the candidates in force; empty if a document among them came into force after the search began}
     *
     * @param begun the highest number drawn before the search began
     */
    private Optional<InForce> inForce(long begun) {
        var depth = depth();
        var limit = depth;
        while (true) {
            var lists = lists(Math.min(limit, RemoteEngine.MAX_LIMIT));
            var records = parts.records().find(query.scope(), lists.documents());
            if (records.values().stream().anyMatch(each -> each.since() > begun)) {
                return Optional.empty();
            }
            var kept = lists.filter(key -> isInForce(key, records));
            var isFull = kept.semantic().size()
                            >= Math.min(depth, lists.semantic().size())
                    && kept.keyword().size() >= Math.min(depth, lists.keyword().size());
            if (isFull || !lists.reaches(limit) || limit >= RemoteEngine.MAX_LIMIT) {
                return Optional.of(new InForce(kept.limitedTo(depth), records));
            }
            // Passages that are no longer in force took the places of others.
            limit *= 2;
        }
    }

    /** {@return the candidates in force as far as the engine can read them, with an exact comparison of vectors} */
    CandidateLists deepLists() {
        var lists = engineQuery.deepLists(parts.engine());
        var records = parts.records().find(query.scope(), lists.documents());
        return lists.filter(key -> isInForce(key, records));
    }

    private CandidateLists lists(int limit) {
        var lists = engineQuery.lists(parts.engine(), limit);
        return isCutShort(lists, limit)
                ? new CandidateLists(
                        engineQuery
                                .withoutWords()
                                .lists(parts.engine(), RemoteEngine.MAX_LIMIT)
                                .semantic(),
                        lists.keyword())
                : lists;
    }

    /**
     * An engine may drop deleted passages after it has counted them, which makes the list shorter than the scope allows. A
     * list may also be short because passages have no vectors yet; then reading more of it is in vain. How many passages
     * pass a filter is unknown.
     */
    private boolean isCutShort(CandidateLists lists, int limit) {
        return query.vector() != null
                && query.filter() == null
                && limit < RemoteEngine.MAX_LIMIT
                && lists.semantic().size() < Math.min(limit, engineQuery.passages());
    }

    private boolean isInForce(PassageKey key, Map<DocumentRef, CurrentRevision> records) {
        var current = records.get(key.document());
        return current != null && current.number() == key.revision();
    }

    /** Reads vectors only where the search has not compared them. */
    private Map<PassageKey, RemotePassage> contents(List<PassageKey> best, RankedCandidates ranked) {
        var uncompared = best.stream()
                .filter(key -> query.mode() == SearchMode.HYBRID
                        && !ranked.lists().semantic().containsKey(key))
                .collect(Collectors.toSet());
        var contents = new HashMap<PassageKey, RemotePassage>();
        read(best.stream().filter(key -> !uncompared.contains(key)).toList(), Content.PASSAGE, contents);
        read(uncompared, Content.PASSAGE_AND_VECTOR, contents);
        return contents;
    }

    private void read(Collection<PassageKey> keys, Content content, Map<PassageKey, RemotePassage> into) {
        if (!keys.isEmpty()) {
            var selection = PassageSelection.keys(keys);
            parts.engine()
                    .matching(MatchQuery.read(selection, content))
                    .forEach(each -> into.put(each.key(), Objects.requireNonNull(each.content())));
        }
    }

    private PassageHit hit(
            PassageKey key, RankedCandidates ranked, Map<PassageKey, RemotePassage> contents, InForce inForce) {
        var content = Objects.requireNonNull(contents.get(key));
        var current = Objects.requireNonNull(inForce.records().get(key.document()));
        return new PassageHit(
                content.with(current.source()).passage(),
                Math.min(1, ranked.scores().getOrDefault(key, 0.0)),
                ranked.lists().semantic().getOrDefault(key, cosine(content, query.vector())),
                ranked.lists().keyword().get(key));
    }

    /** {@return the cosine of the passage's vector and the question's; null if one of them is missing} */
    static @Nullable Double cosine(RemotePassage passage, float @Nullable [] question) {
        var vector = passage.vector();
        if (vector == null || question == null) {
            return null;
        }
        double sum = 0;
        for (int i = 0; i < question.length; i++) {
            sum += question[i] * (double) vector[i];
        }
        return sum;
    }

    /** The candidates that are in force, and the records that say so. */
    private record InForce(CandidateLists lists, Map<DocumentRef, CurrentRevision> records) {}

    /** The hits of a search with their keys, and the ranking that they are the best of. */
    record Found(RankedCandidates ranked, List<PassageKey> keys, List<PassageHit> hits) {}
}
