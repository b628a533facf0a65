package dev.docent.retrieval.index.lucene;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Stream;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;
import org.apache.lucene.util.NumericUtils;

/**
 * Metadata as terms of a single field, ordered by key, kind and value, so that relations between values are ranges of
 * terms, and so that users' keys never become fields of the index.
 *
 * <p>Numbers compare as doubles, instants by nanosecond, strings by code point; of a string longer than 1,000 bytes
 * only that much counts.
 */
final class MetadataTerms {

    private static final int MAX_STRING = 1_000;

    private MetadataTerms() {}

    /** {@return a term for each value: one, or those of a list} */
    static Stream<BytesRef> of(String key, Object value) {
        return value instanceof Collection<?> values
                ? values.stream().map(each -> term(key, each))
                : Stream.of(term(key, value));
    }

    /** {@return the term of a single value} */
    static BytesRef term(String key, Object value) {
        var term = start(key, kind(value));
        switch (value) {
            case Boolean truth -> term.append((byte) (truth ? 1 : 0));
            case Number number -> appendSortable(term, NumericUtils.doubleToSortableLong(number.doubleValue() + 0.0));
            case Instant instant -> appendSortable(term, nanoseconds(instant));
            default -> appendString(term, value.toString());
        }
        return term.get();
    }

    /** {@return what sorts before all values of this value's kind under the key} */
    static BytesRef first(String key, Object value) {
        return start(key, kind(value)).get();
    }

    /** {@return what sorts after all values of this value's kind under the key} */
    static BytesRef afterLast(String key, Object value) {
        return start(key, (char) (kind(value) + 1)).get();
    }

    private static char kind(Object value) {
        return switch (value) {
            case Boolean ignored -> 'b';
            case Instant ignored -> 'i';
            case Number ignored -> 'n';
            case String ignored -> 's';
            default ->
                throw new IllegalArgumentException("Metadata are strings, numbers and booleans, not "
                        + value.getClass().getSimpleName());
        };
    }

    private static BytesRefBuilder start(String key, char kind) {
        var term = new BytesRefBuilder();
        appendString(term, key);
        term.append((byte) 0);
        term.append((byte) kind);
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

    /** A long holds the years 1677 to 2262; what lies outside is put at their ends. */
    private static long nanoseconds(Instant instant) {
        var exact = BigDecimal.valueOf(instant.getEpochSecond())
                .movePointRight(9)
                .add(BigDecimal.valueOf(instant.getNano()));
        return exact.max(BigDecimal.valueOf(Long.MIN_VALUE))
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }
}
