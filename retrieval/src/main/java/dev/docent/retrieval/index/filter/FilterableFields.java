package dev.docent.retrieval.index.filter;

import dev.docent.retrieval.passage.PassageSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The fields of a document that a {@link MetadataFilter} can compare. */
public final class FilterableFields {

    public static final String CREATED_AT = "created_at";

    private FilterableFields() {}

    /** {@return the fields with their values; built-in fields hide metadata of the same name} */
    public static Map<String, Object> of(PassageSource source) {
        var values = new HashMap<>(source.metadata());
        values.put("media_type", source.mediaType());
        values.put(CREATED_AT, source.createdAt());
        values.put("filename", source.filename());
        return values;
    }

    /** {@return the time as it is compared: in nanoseconds, clamped to the range of a long, the years 1677 to 2262} */
    public static long nanoseconds(Instant instant) {
        var exact = BigDecimal.valueOf(instant.getEpochSecond())
                .movePointRight(9)
                .add(BigDecimal.valueOf(instant.getNano()));
        return exact.max(BigDecimal.valueOf(Long.MIN_VALUE))
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }
}
