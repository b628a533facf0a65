package dev.docent.retrieval.index.atlas;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
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

    /** {@return the number, which must be there and whole} */
    static int integer(Document options, String name) {
        var value = options.get(name);
        StandInError.unless(
                value instanceof Integer || value instanceof Long, "\"" + name + "\" is required, as an integer");
        return ((Number) Objects.requireNonNull(value)).intValue();
    }

    /** {@return the string, which must be there} */
    static String text(Document options, String name) {
        var value = options.get(name);
        StandInError.unless(
                value instanceof String text && !text.isBlank(), "\"" + name + "\" is required, as a string");
        return String.valueOf(value);
    }

    static String oneOf(Document options, String name, String... known) {
        var value = text(options, name);
        StandInError.unless(
                List.of(known).contains(value), "\"" + name + "\" must be one of " + List.of(known) + ", not " + value);
        return value;
    }

    /** {@return the values of the list, which must be there} */
    static List<Object> listed(Document options, String name) {
        StandInError.unless(options.get(name) instanceof Collection, "\"" + name + "\" is required, as a list");
        return list(options.get(name));
    }

    static void optional(Document options, String name, Class<?> type) {
        StandInError.unless(
                !options.containsKey(name) || type.isInstance(options.get(name)),
                "\"" + name + "\" must be of type " + type.getSimpleName());
    }

    /** {@return the fields at these paths, and the id} */
    static Document including(Document document, List<String> paths) {
        var kept = new Document();
        document.forEach((name, value) -> {
            var within = paths.stream()
                    .filter(path -> path.startsWith(name + "."))
                    .map(path -> path.substring(name.length() + 1))
                    .toList();
            if (name.equals("_id") || paths.contains(name)) {
                kept.put(name, value);
            } else if (!within.isEmpty() && value instanceof Document inner) {
                var part = including(inner, within);
                part.remove("_id");
                kept.put(name, part);
            }
        });
        return kept;
    }

    /** Refuses what the command does not know, besides what every command has. */
    static void onlyCommandFields(Document command, String... allowed) {
        var known = new HashSet<>(Set.of("$db", "lsid", "$readPreference", "$clusterTime", "writeConcern", "comment"));
        known.addAll(Set.of(allowed));
        StandInError.when(
                !(command.get(allowed[0]) instanceof String),
                73,
                "InvalidNamespace",
                allowed[0] + " needs a collection");
        command.keySet()
                .forEach(each -> StandInError.when(
                        !known.contains(each),
                        40415,
                        "Location40415",
                        "BSON field '%s.%s' is an unknown field.".formatted(allowed[0], each)));
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
