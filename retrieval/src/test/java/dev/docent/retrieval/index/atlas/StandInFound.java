package dev.docent.retrieval.index.atlas;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a stage that searches has found, best first.
 *
 * @param scores the kinds of score that later stages may ask for
 */
record StandInFound(List<Hit> hits, Set<String> scores) {

    static final String ORDER = "__order";
    private static final String META = "__meta_";

    StandInFound {
        hits = List.copyOf(hits);
    }

    /** {@return the same, best first; of equal ones the one that was written first} */
    static StandInFound sorted(List<Hit> hits, Set<String> scores) {
        var sorted = new ArrayList<>(hits);
        sorted.sort(Comparator.comparing(Hit::score).reversed());
        return new StandInFound(sorted, scores);
    }

    boolean isEmpty() {
        return hits.isEmpty();
    }

    /** {@return the same without the documents that do not hold} */
    StandInFound only(Predicate<Document> holds) {
        return new StandInFound(
                hits.stream().filter(each -> holds.test(each.document())).toList(), scores);
    }

    /** {@return the same with other contents} */
    StandInFound map(UnaryOperator<Document> content) {
        return new StandInFound(
                hits.stream()
                        .map(each -> new Hit(content.apply(each.document()), each.score()))
                        .toList(),
                scores);
    }

    StandInFound limitedTo(int limit) {
        return new StandInFound(hits.stream().limit(limit).toList(), scores);
    }

    /** {@return the documents, with what stages may ask for hidden in them} */
    List<Document> documents() {
        var documents = new ArrayList<Document>();
        for (var hit : hits) {
            var document = hit.document().cloneDeeply().append(ORDER, documents.size());
            scores.forEach(kind -> document.append(META + kind, hit.score()));
            documents.add(document);
        }
        return documents;
    }

    /** {@return the stage with {@code $meta} put as what was hidden} */
    static Document withoutMeta(Document stage, Set<String> scores) {
        return StandInValues.document(replaced(stage, scores));
    }

    private static @Nullable Object replaced(@Nullable Object value, Set<String> scores) {
        if (value instanceof Document document) {
            if (document.containsKey("$meta")) {
                var kind = String.valueOf(document.get("$meta"));
                StandInError.when(
                        !scores.contains(kind),
                        40218,
                        "Location40218",
                        "query requires " + kind + " metadata, but it is not available");
                return "$" + META + kind;
            }
            var copy = new LinkedHashMap<String, @Nullable Object>();
            document.forEach((key, each) -> copy.put(key, replaced(each, scores)));
            return new Document(copy);
        }
        return value instanceof Collection<?> values
                ? new ArrayList<>(
                        values.stream().map(each -> replaced(each, scores)).toList())
                : value;
    }

    /** A document that was found. */
    record Hit(Document document, double score) {}
}
