package dev.docent.retrieval.index.atlas;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what commands hold. */
final class StandInValues {

    private StandInValues() {}

    static List<Document> documents(@Nullable Object list) {
        var documents = new ArrayList<Document>();
        list(list).forEach(each -> documents.add(document(each)));
        return documents;
    }

    static Document document(@Nullable Object value) {
        StandInError.when(!(value instanceof Document), 14, "TypeMismatch", "not an object: " + value);
        return (Document) Objects.requireNonNull(value);
    }

    /** {@return the values of a list; a single value is one of one} */
    static List<Object> list(@Nullable Object value) {
        return value instanceof Collection<?> values
                ? new ArrayList<>(values)
                : value == null ? List.of() : List.of(value);
    }

    /** {@return the values at a path, through lists on the way} */
    static List<Object> at(@Nullable Object value, String path) {
        if (value instanceof Collection<?> values) {
            return values.stream().flatMap(each -> at(each, path).stream()).toList();
        }
        if (!(value instanceof Document document)) {
            return List.of();
        }
        var dot = path.indexOf('.');
        return dot < 0 ? list(document.get(path)) : at(document.get(path.substring(0, dot)), path.substring(dot + 1));
    }

    static int number(Document options, String name, int otherwise) {
        return options.get(name) instanceof Number number ? number.intValue() : otherwise;
    }

    /** {@return the name of the only field} */
    static String only(Document document) {
        StandInError.when(
                document.size() != 1,
                40323,
                "Location40323",
                "A pipeline stage specification object must contain exactly one field.");
        return document.keySet().iterator().next();
    }

    static void onlyFields(Document document, String where, String... allowed) {
        var known = Set.of(allowed);
        document.keySet()
                .forEach(each ->
                        StandInError.unless(known.contains(each), "\"" + where + "." + each + "\" unrecognized field"));
    }

    static List<Document> batch(Document answer) {
        return documents(document(answer.get("cursor")).get("firstBatch"));
    }

    static Stream<String> strings(@Nullable Object value) {
        return list(value).stream().map(String::valueOf);
    }
}
