package dev.docent.retrieval.index.atlas.filter;

import dev.docent.retrieval.index.filter.FilterableFields;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;

/**
 * Metadata as terms of one field, such as {@code year=n:1900.0}, so that users can filter by any key although an Atlas index
 * has fixed fields. Numbers compare as doubles; only the first 1,000 characters of a string count. Terms support equality,
 * not ranges.
 */
public final class FilterTerms {

    private static final int MAX_STRING = 1_000;

    private FilterTerms() {}

    /** {@return a term for each value of each field except the time, which has a field of its own} */
    public static List<String> of(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .filter(field -> !field.getKey().equals(FilterableFields.CREATED_AT))
                .flatMap(FilterTerms::terms)
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> terms(Entry<String, Object> field) {
        return field.getValue() instanceof Collection<?> values
                ? values.stream().map(each -> term(field.getKey(), each))
                : Stream.of(term(field.getKey(), field.getValue()));
    }

    /** {@return the term of a single value} */
    public static String term(String key, Object value) {
        return key
                + switch (value) {
                    case Boolean truth -> "=b:" + truth;
                    case Number number -> "=n:" + (number.doubleValue() + 0.0);
                    case String text -> "=s:" + text.substring(0, Math.min(text.length(), MAX_STRING));
                    default ->
                        throw new IllegalArgumentException("Metadata are strings, numbers and booleans, not "
                                + value.getClass().getSimpleName());
                };
    }
}
