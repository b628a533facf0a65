package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.MissingPassage;
import dev.docent.retrieval.index.MissingPassage.Reason;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * Passages that are looked up by their ids, within the scope of a query.
 *
 * @param found those that the query may find, by Lucene's numbers
 * @param missing those that it may not
 */
record AskedPassages(Map<Integer, Passage> found, List<MissingPassage> missing) {

    private static final Pattern ID = Pattern.compile("(.+)-(\\d{1,9})", Pattern.DOTALL);

    static AskedPassages of(IndexSearcher searcher, PassageQuery query, Collection<String> ids) throws IOException {
        var found = new LinkedHashMap<Integer, Passage>();
        var missing = new LinkedHashMap<String, Reason>();
        for (var id : new LinkedHashSet<>(ids)) {
            var through = find(
                    searcher,
                    query,
                    PassageFilter.of(query.scope(), query.filter()).query(),
                    id);
            if (!through.isEmpty()) {
                found.putAll(through);
            } else if (find(
                            searcher,
                            query,
                            PassageFilter.of(query.scope(), null).query(),
                            id)
                    .isEmpty()) {
                missing.put(id, Reason.NO_SUCH_PASSAGE);
            } else {
                missing.put(id, Reason.FILTERED);
            }
        }
        return new AskedPassages(
                found,
                missing.entrySet().stream()
                        .map(each -> new MissingPassage(each.getKey(), each.getValue(), null))
                        .toList());
    }

    /** {@return the same but for those that were found} */
    AskedPassages without(Collection<Integer> hits) {
        var others = new LinkedHashMap<>(found);
        others.keySet().removeAll(hits);
        return new AskedPassages(others, missing);
    }

    private static Map<Integer, Passage> find(IndexSearcher searcher, PassageQuery query, Query filter, String id)
            throws IOException {
        var parts = ID.matcher(id);
        if (!parts.matches()) {
            return Map.of();
        }
        var ordinal = Integer.parseInt(parts.group(2));
        var place = new BooleanQuery.Builder()
                .add(filter, Occur.FILTER)
                .add(
                        PassageFilter.passages(
                                new DocumentRef(query.scope().owner(), parts.group(1)), List.of(ordinal)),
                        Occur.FILTER)
                .build();
        for (var hit : searcher.search(place, 1).scoreDocs) {
            var passage = new KeptPassages(searcher).get(hit.doc);
            // A leading zero makes another id of the same position.
            if (passage.id().equals(id)) {
                return Map.of(hit.doc, passage);
            }
        }
        return Map.of();
    }
}
