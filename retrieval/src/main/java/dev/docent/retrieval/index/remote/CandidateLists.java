package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.index.remote.RemoteEngine.Match;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The two result lists of a search, each best first. They may include passages that are no longer in force.
 *
 * @param semantic cosines
 * @param keyword BM25 scores
 */
public record CandidateLists(Map<PassageKey, Double> semantic, Map<PassageKey, Double> keyword) {

    static CandidateLists of(List<Match> nearest, List<Match> matching) {
        return new CandidateLists(scores(nearest), scores(matching));
    }

    private static Map<PassageKey, Double> scores(List<Match> matches) {
        var scores = new LinkedHashMap<PassageKey, Double>();
        matches.forEach(each -> scores.put(each.key(), each.score()));
        return scores;
    }

    /** {@return the documents that have candidates} */
    Collection<DocumentRef> documents() {
        return Stream.of(semantic, keyword)
                .flatMap(list -> list.keySet().stream())
                .map(PassageKey::document)
                .collect(Collectors.toSet());
    }

    CandidateLists filter(Predicate<PassageKey> condition) {
        return new CandidateLists(filter(semantic, condition), filter(keyword, condition));
    }

    /** {@return whether one of the lists is as long as it was allowed to be, so that there may be more} */
    boolean reaches(int limit) {
        return semantic.size() >= limit || keyword.size() >= limit;
    }

    CandidateLists limitedTo(int limit) {
        return new CandidateLists(first(semantic, limit), first(keyword, limit));
    }

    private static Map<PassageKey, Double> filter(Map<PassageKey, Double> list, Predicate<PassageKey> condition) {
        var kept = new LinkedHashMap<>(list);
        kept.keySet().removeIf(condition.negate());
        return kept;
    }

    private static Map<PassageKey, Double> first(Map<PassageKey, Double> list, int limit) {
        var kept = new LinkedHashMap<PassageKey, Double>();
        list.entrySet().stream().limit(limit).forEach(each -> kept.put(each.getKey(), each.getValue()));
        return kept;
    }
}
