package dev.docent.api.migration;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigInteger;
import org.apache.commons.codec.digest.DigestUtils;

/** A hash of many items that does not depend on their order: the sum of their SHA-256 hashes. Not safe for concurrent use. */
final class HashSum {

    /** Writes all fields of a value, always in the same order. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final BigInteger RANGE = BigInteger.ONE.shiftLeft(256);

    private BigInteger sum = BigInteger.ZERO;
    private long count;

    /** {@return the hash of a value} */
    static byte[] of(Object value) {
        try {
            return DigestUtils.sha256(JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Cannot write " + value.getClass() + " as JSON", impossible);
        }
    }

    void add(byte[] hash) {
        sum = sum.add(new BigInteger(1, hash)).mod(RANGE);
        count++;
    }

    long count() {
        return count;
    }

    /** {@return the sum in hexadecimal digits} */
    String text() {
        return "%064x".formatted(sum);
    }
}
