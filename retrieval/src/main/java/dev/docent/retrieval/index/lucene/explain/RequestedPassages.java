package dev.docent.retrieval.index.lucene.explain;

import dev.docent.retrieval.index.MissingPassage;
import dev.docent.retrieval.index.MissingPassage.Reason;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.lucene.field.StoredPassages;
import dev.docent.retrieval.index.lucene.filter.PassageFilter;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.io.IOException;
import java.util.ArrayList;
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
 * Passages that a caller requested by id, within the scope of a query.
 *
 * @param found the passages that the query can find, by doc ID
 * @param missing the passages that it cannot
 */
record RequestedPassages(Map<Integer, Passage> found, List<MissingPassage> missing) {

    private static final Pattern ID = Pattern.compile("(.+)-(\\d{1,9})", Pattern.DOTALL);

    static RequestedPassages of(IndexSearcher searcher, PassageQuery query, Collection<String> ids) throws IOException {
        var filtered = PassageFilter.of(query.scope(), query.filter()).query();
        var scope = PassageFilter.of(query.scope(), null).query();
        var found = new LinkedHashMap<Integer, Passage>();
        var missing = new ArrayList<MissingPassage>();
        for (var id : new LinkedHashSet<>(ids)) {
            var match = find(searcher, query, filtered, id);
            found.putAll(match);
            if (match.isEmpty()) {
                var exists = !find(searcher, query, scope, id).isEmpty();
                missing.add(new MissingPassage(id, exists ? Reason.FILTERED : Reason.NO_SUCH_PASSAGE, null));
            }
        }
        return new RequestedPassages(found, missing);
    }

    /** {@return the same without the hits of the search} */
    RequestedPassages without(Collection<Integer> hits) {
        var others = new LinkedHashMap<>(found);
        others.keySet().removeAll(hits);
        return new RequestedPassages(others, missing);
    }

    private static Map<Integer, Passage> find(IndexSearcher searcher, PassageQuery query, Query filter, String id)
            throws IOException {
        var parts = ID.matcher(id);
        if (!parts.matches() || parts.group(1).isBlank()) {
            return Map.of();
        }
        var document = new DocumentRef(query.scope().owner(), parts.group(1));
        var ordinal = Integer.parseInt(parts.group(2));
        var position = new BooleanQuery.Builder()
                .add(filter, Occur.FILTER)
                .add(PassageFilter.passages(document, List.of(ordinal)), Occur.FILTER)
                .build();
        for (var hit : searcher.search(position, 1).scoreDocs) {
            var passage = new StoredPassages(searcher).get(hit.doc);
            // An id with a leading zero parses to the same position, but is another id.
            if (passage.id().equals(id)) {
                return Map.of(hit.doc, passage);
            }
        }
        return Map.of();
    }
}
