package dev.docent.retrieval.index.atlas;

import dev.docent.retrieval.index.filter.FilterableFields;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;

/**
 * Metadata as words of one field, {@code year=n:1900.0}, so that any key can be filtered by: an index of Atlas knows its
 * fields when it is made, and users' keys come later. Numbers compare as doubles; of a string longer than 1,000 characters
 * only so many count. Relations of order are not told by them.
 */
final class FilterTerms {

    private static final int MAX_STRING = 1_000;

    private FilterTerms() {}

    /** {@return a term for each value of each field but the time, which has a field of its own} */
    static List<String> of(Map<String, Object> fields) {
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
    static String term(String key, Object value) {
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

    /** {@return the time as a number; a long holds the years 1677 to 2262, and what lies outside is put at their ends} */
    static long nanoseconds(Instant instant) {
        var exact = BigDecimal.valueOf(instant.getEpochSecond())
                .movePointRight(9)
                .add(BigDecimal.valueOf(instant.getNano()));
        return exact.max(BigDecimal.valueOf(Long.MIN_VALUE))
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }
}
