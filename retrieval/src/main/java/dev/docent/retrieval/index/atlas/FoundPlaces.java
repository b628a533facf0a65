package dev.docent.retrieval.index.atlas;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the two lists of a search hold, each best first.
 *
 * @param semantic cosines
 * @param keyword scores of BM25
 */
record FoundPlaces(Map<Place, Double> semantic, Map<Place, Double> keyword) {

    /** {@return the documents that they are of} */
    Collection<String> documents() {
        var documents = new LinkedHashSet<String>();
        semantic.keySet().forEach(each -> documents.add(each.document()));
        keyword.keySet().forEach(each -> documents.add(each.document()));
        return documents;
    }

    /** {@return the same without those that do not hold} */
    FoundPlaces only(Predicate<Place> holds) {
        return new FoundPlaces(only(semantic, holds), only(keyword, holds));
    }

    /** {@return whether one of the lists ends where so many are read, so that there may be more} */
    boolean reaches(int depth) {
        return semantic.size() >= depth || keyword.size() >= depth;
    }

    /** {@return the same with another list of the nearest} */
    FoundPlaces withNearest(Map<Place, Double> nearest) {
        return new FoundPlaces(nearest, keyword);
    }

    /** {@return the same but for what lies beyond so many} */
    FoundPlaces limitedTo(int depth) {
        return new FoundPlaces(first(semantic, depth), first(keyword, depth));
    }

    private static Map<Place, Double> only(Map<Place, Double> list, Predicate<Place> holds) {
        var kept = new LinkedHashMap<Place, Double>();
        list.forEach((place, score) -> {
            if (holds.test(place)) {
                kept.put(place, score);
            }
        });
        return kept;
    }

    private static Map<Place, Double> first(Map<Place, Double> list, int depth) {
        var kept = new LinkedHashMap<Place, Double>();
        list.entrySet().stream().limit(depth).forEach(each -> kept.put(each.getKey(), each.getValue()));
        return kept;
    }
}
