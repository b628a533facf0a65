package dev.docent.retrieval.index.atlas;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.docent.retrieval.index.MissingPassage;
import dev.docent.retrieval.index.MissingPassage.Reason;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.passage.Passage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bson.Document;

/**
 * Passages that are looked up by their ids, within the scope of a query. They are read from the collection, so that no search
 * index has a say in whether they are there.
 *
 * @param found those that the query may find
 * @param missing those that it may not
 */
record AskedPassages(Map<Place, Asked> found, List<MissingPassage> missing) {

    private static final Pattern ID = Pattern.compile("(.+)-(\\d{1,9})", Pattern.DOTALL);
    private static final AllowedFilterConverter CONVERTER = new AllowedFilterConverter();

    /** A passage, and as it is kept, with its vector. */
    record Asked(Passage passage, Document kept) {}

    /** {@return the passages} @param hits ids of those that need not be looked up */
    static AskedPassages of(AtlasParts parts, PassageQuery query, Collection<String> ids, Set<String> hits) {
        var found = new LinkedHashMap<Place, Asked>();
        var missing = new ArrayList<MissingPassage>();
        for (var id : new LinkedHashSet<>(ids)) {
            if (!hits.contains(id)) {
                look(parts, query, id, found, missing);
            }
        }
        return new AskedPassages(found, missing);
    }

    private static void look(
            AtlasParts parts, PassageQuery query, String id, Map<Place, Asked> found, List<MissingPassage> missing) {
        var asked = inScope(parts, query, id);
        if (asked.isEmpty()) {
            missing.add(new MissingPassage(id, Reason.NO_SUCH_PASSAGE, null));
        } else if (isFiltered(parts, query, asked.get().kept())) {
            missing.add(new MissingPassage(id, Reason.FILTERED, null));
        } else {
            found.put(Place.of(asked.get().kept()), asked.get());
        }
    }

    /** {@return the passage, where it is in force} A leading zero makes another id of the same position. */
    private static Optional<Asked> inScope(AtlasParts parts, PassageQuery query, String id) {
        var name = ID.matcher(id);
        if (!name.matches()) {
            return Optional.empty();
        }
        var document = name.group(1);
        var ordinal = Integer.parseInt(name.group(2));
        return Optional.ofNullable(
                        parts.records().find(query.scope(), List.of(document)).get(document))
                .flatMap(record -> kept(parts, query, record, ordinal)
                        .map(kept -> new Asked(PassageDocuments.read(kept, record.source()), kept)))
                .filter(each -> each.passage().id().equals(id));
    }

    private static Optional<Document> kept(AtlasParts parts, PassageQuery query, DocumentRecord record, int ordinal) {
        return Optional.ofNullable(parts.passages()
                .find(Filters.and(
                        Filters.eq(PassageDocuments.ID, PassageDocuments.id(record.put(), ordinal)),
                        Filters.eq(PassageDocuments.OWNER, query.scope().owner())))
                .projection(Projections.exclude(PassageDocuments.WORDS))
                .first());
    }

    private static boolean isFiltered(AtlasParts parts, PassageQuery query, Document kept) {
        return query.filter() != null
                && parts.passages()
                                .countDocuments(Filters.and(
                                        Filters.eq(PassageDocuments.ID, kept.get(PassageDocuments.ID)),
                                        CONVERTER.query(
                                                ScopeFilter.of(query.scope(), query.filter(), parts.records()))))
                        == 0;
    }
}
