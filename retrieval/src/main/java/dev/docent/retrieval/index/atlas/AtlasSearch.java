package dev.docent.retrieval.index.atlas;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.UnavailableIndexException;
import dev.docent.retrieval.index.atlas.AtlasLists.Asked;
import dev.docent.retrieval.passage.Passage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * One search. Search indexes lag behind the collection, so what they name is a proposal: the records tell which of it is in
 * force. Where a document was replaced while they were asked, they are asked again, since they may have shown a part of its
 * new passages.
 */
final class AtlasSearch {

    /** How deep each list is read at the least: the same as in a Lucene index. */
    static final int DEPTH = 200;

    /** Each one lost means that a document was replaced between two calls. */
    private static final int ATTEMPTS = 20;

    private final AtlasParts parts;
    private final PassageQuery query;
    private final Asked asked;

    AtlasSearch(AtlasParts parts, PassageQuery query) {
        this.parts = parts;
        this.query = query;
        this.asked = parts.asked(query);
    }

    /** {@return what is asked} */
    Asked asked() {
        return asked;
    }

    /** {@return how deep each list is read} */
    int depth() {
        return Math.max(query.limit(), DEPTH);
    }

    List<PassageHit> hits() {
        return found().hits();
    }

    /** {@return what is found, and has been in force together} */
    Found found() {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var found = attempt(attempt == ATTEMPTS);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new UnavailableIndexException(
                "Documents were replaced faster than they could be searched, %d times".formatted(ATTEMPTS), null);
    }

    /** {@return nothing when a document was replaced meanwhile} @param last whether a passage that is not there is left out */
    private Optional<Found> attempt(boolean last) {
        var begun = parts.ledger().last();
        var inForce = inForce(depth(), begun);
        if (inForce.isEmpty()) {
            return Optional.empty();
        }
        var ranked = new RankedPlaces(inForce.get().places(), query.mode(), parts.fusion());
        var best = ranked.scores().keySet().stream().limit(query.limit()).toList();
        var texts = texts(best, ranked);
        var there = best.stream().filter(place -> texts.containsKey(place.id())).toList();
        return there.size() < best.size() && !last
                ? Optional.empty()
                : Optional.of(new Found(ranked, there, hits(there, ranked, texts, inForce.get())));
    }

    /**
     * {@return what the lists name that is in force; empty when a document among it came into force after the search began}
     *
     * @param begun the highest number that had been given out by then
     */
    Optional<InForce> inForce(int depth, long begun) {
        var wanted = depth;
        while (true) {
            var named = named(Math.min(wanted, SearchPipelines.MOST_CANDIDATES));
            var records = parts.records().find(query.scope(), named.documents());
            if (records.values().stream().anyMatch(each -> each.since() > begun)) {
                return Optional.empty();
            }
            var kept = named.only(place -> isInForce(place, records));
            var isFull = kept.semantic().size()
                            >= Math.min(depth, named.semantic().size())
                    && kept.keyword().size() >= Math.min(depth, named.keyword().size());
            if (isFull || !named.reaches(wanted) || wanted >= SearchPipelines.MOST_CANDIDATES) {
                return Optional.of(new InForce(kept.limitedTo(depth), records));
            }
            // What is gone has taken the places of what is there.
            wanted *= 2;
        }
    }

    /** {@return what the lists name} Where gone passages have cut the nearest short, those are read as deep as the server goes. */
    private FoundPlaces named(int wanted) {
        var named = parts.lists().read(asked, wanted);
        return isCutShort(named, wanted)
                ? named.withNearest(parts.lists()
                        .read(asked.byMeaning(), SearchPipelines.MOST_CANDIDATES)
                        .semantic())
                : named;
    }

    /**
     * The server looks the nearest up in the collection after it has counted them, and leaves out which are gone. A list may
     * also be short where passages have no vectors yet, and is then read deeper in vain; how long one by a filter ought to be
     * is not known.
     */
    private boolean isCutShort(FoundPlaces named, int wanted) {
        return asked.vector() != null
                && query.filter() == null
                && wanted < SearchPipelines.MOST_CANDIDATES
                && named.semantic().size() < Math.min(wanted, asked.passages());
    }

    /** {@return whether the passage is in force} @param records by document */
    boolean isInForce(Place place, Map<String, DocumentRecord> records) {
        var record = records.get(place.document());
        return record != null
                && record.put() == place.put()
                && place.owner().equals(query.scope().owner());
    }

    private Map<String, Document> texts(Collection<Place> best, RankedPlaces ranked) {
        var texts = new HashMap<String, Document>();
        var uncompared = new HashSet<String>();
        best.stream()
                .filter(place -> query.mode() == SearchMode.HYBRID
                        && !ranked.places().semantic().containsKey(place))
                .forEach(place -> uncompared.add(place.id()));
        var compared = best.stream()
                .map(Place::id)
                .filter(id -> !uncompared.contains(id))
                .toList();
        read(compared, Projections.exclude(PassageDocuments.EMBEDDING, PassageDocuments.WORDS), texts);
        read(uncompared, Projections.exclude(PassageDocuments.WORDS), texts);
        return texts;
    }

    private void read(Collection<String> ids, Bson fields, Map<String, Document> into) {
        if (!ids.isEmpty()) {
            parts.passages()
                    .find(Filters.and(
                            Filters.in(PassageDocuments.ID, ids),
                            Filters.eq(PassageDocuments.OWNER, query.scope().owner())))
                    .projection(fields)
                    .forEach(each -> into.put(each.getString(PassageDocuments.ID), each));
        }
    }

    private List<PassageHit> hits(List<Place> best, RankedPlaces ranked, Map<String, Document> texts, InForce inForce) {
        var hits = new ArrayList<PassageHit>();
        for (var place : best) {
            var kept = Objects.requireNonNull(texts.get(place.id()));
            hits.add(new PassageHit(
                    passage(kept, place, inForce),
                    Math.min(1, ranked.scores().getOrDefault(place, 0.0)),
                    semantic(place, ranked, kept),
                    ranked.places().keyword().get(place)));
        }
        return hits;
    }

    private static Passage passage(Document kept, Place place, InForce inForce) {
        return PassageDocuments.read(
                kept,
                Objects.requireNonNull(inForce.records().get(place.document())).source());
    }

    private @Nullable Double semantic(Place place, RankedPlaces ranked, Document kept) {
        var vector = query.vector();
        if (vector == null) {
            return null;
        }
        var listed = ranked.places().semantic().get(place);
        return listed == null ? PassageDocuments.cosine(kept, vector) : listed;
    }

    /** What the lists name that is in force, with the records that say so. */
    record InForce(FoundPlaces places, Map<String, DocumentRecord> records) {}

    /** What a search found, and where each of the hits stands in the lists. */
    record Found(RankedPlaces ranked, List<Place> places, List<PassageHit> hits) {}
}
