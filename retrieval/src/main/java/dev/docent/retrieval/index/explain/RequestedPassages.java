package dev.docent.retrieval.index.explain;

import dev.docent.retrieval.index.MissingPassage;
import dev.docent.retrieval.index.MissingPassage.Reason;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The passages to explain that are not among the hits.
 *
 * @param <K> identifies a passage in the index
 * @param found those that the query could find, in the order of their ids
 * @param missing those that the query cannot find
 */
public record RequestedPassages<K>(Map<K, Passage> found, List<MissingPassage> missing) {

    private static final Pattern ID = Pattern.compile("(.+)-(\\d{1,9})", Pattern.DOTALL);

    /** {@return the passages with these ids} @param hits whose ids are skipped */
    public static <K> RequestedPassages<K> of(
            PassageQuery query, Collection<String> ids, List<PassageHit> hits, Lookup<K> lookup) {
        var found = new LinkedHashMap<K, Passage>();
        var missing = new ArrayList<MissingPassage>();
        var others = new LinkedHashSet<>(ids);
        others.removeAll(hits.stream().map(hit -> hit.passage().id()).collect(Collectors.toSet()));
        for (var id : others) {
            var passage = find(query, id, lookup);
            if (passage.isEmpty()) {
                missing.add(new MissingPassage(id, Reason.NO_SUCH_PASSAGE, null));
            } else if (query.filter() != null
                    && !lookup.passesFilter(passage.get().getKey())) {
                missing.add(new MissingPassage(id, Reason.FILTERED, null));
            } else {
                found.put(passage.get().getKey(), passage.get().getValue());
            }
        }
        return new RequestedPassages<>(found, missing);
    }

    /** A leading zero makes another id of the same position, which no passage has. */
    private static <K> Optional<Entry<K, Passage>> find(PassageQuery query, String id, Lookup<K> lookup) {
        var parts = ID.matcher(id);
        return parts.matches() && !parts.group(1).isBlank()
                ? query.scope().owners().stream()
                        .map(owner -> new DocumentRef(owner, parts.group(1)))
                        .flatMap(document -> lookup.find(document, Integer.parseInt(parts.group(2))).stream())
                        .findFirst()
                        .filter(each -> each.getValue().id().equals(id))
                : Optional.empty();
    }

    /** Looks passages up in an index. */
    public interface Lookup<K> {

        /** {@return the passage at a position of a document; empty if it is not in the query's scope} */
        Optional<Entry<K, Passage>> find(DocumentRef document, int ordinal);

        /** {@return whether the passage's document passes the query's metadata filter} */
        boolean passesFilter(K key);
    }
}
