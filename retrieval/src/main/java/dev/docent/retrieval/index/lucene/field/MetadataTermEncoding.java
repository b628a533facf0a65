package dev.docent.retrieval.index.lucene.field;

import dev.docent.retrieval.index.filter.FilterableFields;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Stream;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;
import org.apache.lucene.util.NumericUtils;

/**
 * Encodes metadata as terms of a single field, ordered by key, type and value. Comparisons of values become ranges of
 * terms, and keys that users choose never become index fields.
 *
 * <p>Numbers compare as doubles, instants by nanosecond, strings by code point. Only the first 1,000 bytes of a string
 * count.
 */
public final class MetadataTermEncoding {

    private static final int MAX_STRING = 1_000;

    private MetadataTermEncoding() {}

    /** {@return one term for each value of a list, or a single term} */
    static Stream<BytesRef> of(String key, Object value) {
        return value instanceof Collection<?> values
                ? values.stream().map(each -> term(key, each))
                : Stream.of(term(key, value));
    }

    /** {@return the term of a single value} */
    public static BytesRef term(String key, Object value) {
        var term = prefix(key, type(value));
        switch (value) {
            case Boolean truth -> term.append((byte) (truth ? 1 : 0));
            case Number number -> appendSortable(term, NumericUtils.doubleToSortableLong(number.doubleValue() + 0.0));
            case Instant instant -> appendSortable(term, FilterableFields.nanoseconds(instant));
            default -> appendString(term, value.toString());
        }
        return term.get();
    }

    /** {@return the lower bound, inclusive, of all values of this value's type under the key} */
    public static BytesRef lowerBound(String key, Object value) {
        return prefix(key, type(value)).get();
    }

    /** {@return the upper bound, exclusive, of all values of this value's type under the key} */
    public static BytesRef upperBound(String key, Object value) {
        return prefix(key, (char) (type(value) + 1)).get();
    }

    private static char type(Object value) {
        return switch (value) {
            case Boolean ignored -> 'b';
            case Instant ignored -> 'i';
            case Number ignored -> 'n';
            case String ignored -> 's';
            default ->
                throw new IllegalArgumentException("Metadata values are strings, numbers and booleans, not "
                        + value.getClass().getSimpleName());
        };
    }

    private static BytesRefBuilder prefix(String key, char type) {
        var term = new BytesRefBuilder();
        appendString(term, key);
        term.append((byte) 0);
        term.append((byte) type);
        return term;
    }

    private static void appendString(BytesRefBuilder term, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        term.append(bytes, 0, Math.min(bytes.length, MAX_STRING));
    }

    private static void appendSortable(BytesRefBuilder term, long value) {
        var bytes = new byte[Long.BYTES];
        NumericUtils.longToSortableBytes(value, bytes, 0);
        term.append(bytes, 0, bytes.length);
    }
}
