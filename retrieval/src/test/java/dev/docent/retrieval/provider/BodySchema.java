package dev.docent.retrieval.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a provider documents of the body of a request, so that its stand-in refuses what the provider refuses. */
public interface BodySchema {

    /** {@return the first violation; empty if there is none} @param path of the value, as {@code contents[0].parts} */
    Optional<Violation> check(String path, JsonNode value);

    /** What is wrong with a body. */
    enum Kind {
        UNKNOWN,
        MISSING,
        TYPE,
        VALUE
    }

    /**
     * What is wrong, and where.
     *
     * @param field the path of the wrong value, or the name of an unknown or missing field of it
     * @param expected the type or the values that are allowed
     */
    record Violation(Kind kind, String path, String field, String expected) {}

    private static Optional<Violation> wrong(Kind kind, String path, String expected) {
        return Optional.of(new Violation(kind, path, path, expected));
    }

    /** A text, all of which must match. */
    record Text(Pattern allowed) implements BodySchema {
        @Override
        public Optional<Violation> check(String path, JsonNode value) {
            if (!value.isTextual()) {
                return wrong(Kind.TYPE, path, "string");
            }
            return allowed.matcher(value.asText()).matches()
                    ? Optional.empty()
                    : wrong(Kind.VALUE, path, allowed.pattern());
        }
    }

    /** A number within bounds. */
    record Numeric(double least, double most, boolean isWhole) implements BodySchema {
        @Override
        public Optional<Violation> check(String path, JsonNode value) {
            if (!value.isNumber() || isWhole && value.asDouble() != Math.rint(value.asDouble())) {
                return wrong(Kind.TYPE, path, isWhole ? "integer" : "decimal");
            }
            return value.asDouble() < least || value.asDouble() > most
                    ? wrong(Kind.VALUE, path, least + " to " + most)
                    : Optional.empty();
        }
    }

    /** True or false. */
    record Flag() implements BodySchema {
        @Override
        public Optional<Violation> check(String path, JsonNode value) {
            return value.isBoolean() ? Optional.empty() : wrong(Kind.TYPE, path, "boolean");
        }
    }

    /** A list of bounded length. */
    record Many(BodySchema each, int least, int most) implements BodySchema {
        @Override
        public Optional<Violation> check(String path, JsonNode value) {
            if (!value.isArray()) {
                return wrong(Kind.TYPE, path, "array");
            }
            return value.size() < least || value.size() > most
                    ? wrong(Kind.VALUE, path, least + " to " + most + " items")
                    : IntStream.range(0, value.size())
                            .mapToObj(i -> each.check(path + "[" + i + "]", value.get(i)))
                            .flatMap(Optional::stream)
                            .findFirst();
        }
    }

    /** One of several forms. */
    record Either(List<BodySchema> forms) implements BodySchema {
        @Override
        public Optional<Violation> check(String path, JsonNode value) {
            var found = forms.stream().map(form -> form.check(path, value)).toList();
            return found.stream().anyMatch(Optional::isEmpty)
                    ? Optional.empty()
                    : found.stream()
                            .flatMap(Optional::stream)
                            .filter(each ->
                                    each.kind() != Kind.TYPE || !each.path().equals(path))
                            .findFirst()
                            .or(found::getFirst);
        }
    }

    /** Named fields, and no others. @param one the names of which there must be exactly one; empty if there is no such rule */
    record Fields(Map<String, BodySchema> fields, Set<String> required, Set<String> one) implements BodySchema {

        public Fields may(String name, BodySchema schema) {
            var all = new LinkedHashMap<>(fields);
            all.put(name, schema);
            return new Fields(all, required, one);
        }

        public Fields must(String name, BodySchema schema) {
            var all = new TreeSet<>(required);
            all.add(name);
            return new Fields(may(name, schema).fields, all, one);
        }

        public Fields oneOf(String... names) {
            return new Fields(fields, required, Set.of(names));
        }

        @Override
        public Optional<Violation> check(String path, JsonNode value) {
            if (!value.isObject()) {
                return wrong(Kind.TYPE, path, "object");
            }
            for (var field : value.properties()) {
                var schema = fields.get(field.getKey());
                var found = schema == null
                        ? Optional.of(new Violation(Kind.UNKNOWN, path, field.getKey(), ""))
                        : schema.check(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue());
                if (found.isPresent()) {
                    return found;
                }
            }
            var present = one.stream().filter(value::has).count();
            return Stream.concat(
                            required.stream().filter(name -> !value.has(name)),
                            one.stream().filter(name -> present != 1).sorted())
                    .findFirst()
                    .map(name -> new Violation(Kind.MISSING, path, name, ""));
        }
    }

    static Fields fields() {
        return new Fields(Map.of(), Set.of(), Set.of());
    }

    /** {@return one of the texts} */
    static BodySchema oneOf(String... texts) {
        return text(String.join("|", texts));
    }

    /** {@return any text that is not empty} */
    static BodySchema text() {
        return text("(?s).+");
    }

    static BodySchema text(String pattern) {
        return new Text(Pattern.compile(pattern));
    }

    static BodySchema whole(long least, long most) {
        return new Numeric(least, most, true);
    }

    static BodySchema decimal(double least, double most) {
        return new Numeric(least, most, false);
    }

    static BodySchema flag() {
        return new Flag();
    }

    static BodySchema list(BodySchema each, int least, int most) {
        return new Many(each, least, most);
    }

    static BodySchema either(BodySchema... forms) {
        return new Either(List.of(forms));
    }
}
