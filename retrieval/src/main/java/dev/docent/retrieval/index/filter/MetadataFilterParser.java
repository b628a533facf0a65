package dev.docent.retrieval.index.filter;

import dev.docent.retrieval.index.filter.MetadataFilter.And;
import dev.docent.retrieval.index.filter.MetadataFilter.Comparison;
import dev.docent.retrieval.index.filter.MetadataFilter.Not;
import dev.docent.retrieval.index.filter.MetadataFilter.Operator;
import dev.docent.retrieval.index.filter.MetadataFilter.Or;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parses a filter as callers write it: {@code {"field": value}}, {@code {"field": {"$gte": value}}}, and {@code $and},
 * {@code $or}, {@code $not} of those. Several fields or operators in one object must all hold. Only these operators and
 * valid field names are accepted, so that nothing else reaches a store.
 */
public final class MetadataFilterParser {

    private static final Map<String, Operator> OPERATORS = Arrays.stream(Operator.values())
            .collect(Collectors.toMap(each -> "$" + each.name().toLowerCase(Locale.ROOT), each -> each));
    private static final int DEEPEST = 10;
    private static final int LONGEST = 100;
    /** Stores limit the clauses of a query; Lucene to 1,024, where a negation takes two. */
    private static final int MOST = 400;

    private MetadataFilterParser() {}

    /**
     * {@return the filter; null if there is none, or it has no conditions}
     *
     * @param filter a JSON object as maps, lists, strings, numbers and booleans
     * @throws InvalidFilterException if it cannot be parsed; the message repeats no value of the filter
     */
    public static @Nullable MetadataFilter parse(@Nullable Map<String, @Nullable Object> filter) {
        if (filter == null || filter.isEmpty()) {
            return null;
        }
        var parsed = all(filter, 1);
        require(size(parsed) <= MOST, "has more than " + MOST + " values and negations");
        return parsed;
    }

    private static int size(MetadataFilter filter) {
        return switch (filter) {
            case Comparison comparison -> comparison.operands().size();
            case And and -> size(and.filters());
            case Or or -> size(or.filters());
            case Not not -> 1 + size(not.filter());
        };
    }

    private static int size(List<MetadataFilter> filters) {
        return filters.stream().mapToInt(MetadataFilterParser::size).sum();
    }

    private static MetadataFilter all(Map<?, ?> conditions, int depth) {
        require(depth <= DEEPEST, "is nested deeper than " + DEEPEST);
        require(
                !conditions.isEmpty() && conditions.size() <= LONGEST,
                "has an object without conditions, or with more than " + LONGEST);
        return join(conditions.entrySet().stream()
                .map(condition -> condition(String.valueOf(condition.getKey()), condition.getValue(), depth))
                .toList());
    }

    private static MetadataFilter condition(String name, @Nullable Object value, int depth) {
        return switch (name) {
            case "$and" -> join(several(name, value, depth));
            case "$or" -> new Or(several(name, value, depth));
            case "$not" -> new Not(all(object(name, value), depth + 1));
            default ->
                value instanceof Map<?, ?> operators
                        ? comparisons(name, operators)
                        : comparison(name, Operator.EQ, value);
        };
    }

    private static List<MetadataFilter> several(String name, @Nullable Object value, int depth) {
        var filters = list(name, value);
        return filters.stream().map(one -> all(object(name, one), depth + 1)).toList();
    }

    private static MetadataFilter comparisons(String field, Map<?, ?> operators) {
        require(!operators.isEmpty(), "has no operator for " + field);
        return join(operators.entrySet().stream()
                .map(entry -> comparison(field, operator(String.valueOf(entry.getKey())), entry.getValue()))
                .toList());
    }

    private static Operator operator(String name) {
        var operator = OPERATORS.get(name);
        if (operator == null) {
            throw new InvalidFilterException("has an unknown operator: "
                    + OPERATORS.keySet().stream().sorted().toList() + " are known");
        }
        return operator;
    }

    private static MetadataFilter comparison(String field, Operator operator, @Nullable Object value) {
        require(field.matches("[A-Za-z0-9_.-]{1,64}"), "has a field whose name is not 1 to 64 of A-Z a-z 0-9 _ . -");
        var values = operator == Operator.IN || operator == Operator.NIN ? list(field, value) : single(field, value);
        return new Comparison(
                field, operator, values.stream().map(one -> operand(field, one)).toList());
    }

    private static List<?> single(String field, @Nullable Object value) {
        require(value != null, "compares " + field + " with nothing");
        return List.of(value);
    }

    private static Object operand(String field, @Nullable Object value) {
        return switch (value) {
            case String time when field.equals("created_at") -> instant(time);
            case String text -> text;
            case Number number when !field.equals("created_at") -> number;
            case Boolean truth when !field.equals("created_at") -> truth;
            case null, default ->
                throw new InvalidFilterException("compares " + field + " with something of the wrong type");
        };
    }

    private static Instant instant(String time) {
        try {
            return Instant.parse(time);
        } catch (DateTimeParseException malformed) {
            throw new InvalidFilterException(
                    "compares created_at with something that is no time like 2026-11-21T02:28:38Z");
        }
    }

    private static Map<?, ?> object(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        throw new InvalidFilterException("takes objects in " + name);
    }

    private static List<?> list(String name, @Nullable Object value) {
        if (value instanceof List<?> list && !list.isEmpty() && list.size() <= LONGEST) {
            return list;
        }
        throw new InvalidFilterException("takes a list of 1 to " + LONGEST + " values in " + name);
    }

    private static MetadataFilter join(List<MetadataFilter> filters) {
        return filters.size() == 1 ? filters.getFirst() : new And(filters);
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new InvalidFilterException(reason);
        }
    }
}
