package dev.docent.storage.records.sqlite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.docent.storage.records.NestedValue;
import java.time.Instant;
import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

/** Conversions between Java values and the types that SQLite stores. */
final class SqliteConverters {

    private SqliteConverters() {}

    static List<?> all() {
        var json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        return List.of(
                new NestedValueWriter(json),
                new NestedValueReader(json),
                InstantWriter.INSTANCE,
                InstantReader.INSTANCE,
                BooleanReader.INSTANCE);
    }

    @WritingConverter
    private record NestedValueWriter(JsonMapper json) implements Converter<NestedValue, String> {

        @Override
        public String convert(NestedValue value) {
            try {
                return json.writeValueAsString(value);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("Cannot be written as JSON: " + value.getClass(), e);
            }
        }
    }

    /** Reads the record that the aggregate declares. */
    @ReadingConverter
    private record NestedValueReader(JsonMapper json) implements ConverterFactory<String, NestedValue> {

        @Override
        public <T extends NestedValue> Converter<String, T> getConverter(Class<T> type) {
            return text -> {
                try {
                    return json.readValue(text, type);
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException("Cannot read a stored " + type.getSimpleName(), e);
                }
            };
        }
    }

    /** Epoch milliseconds, which sort and compare as numbers. */
    @WritingConverter
    private enum InstantWriter implements Converter<Instant, Long> {
        INSTANCE;

        @Override
        public Long convert(Instant moment) {
            return moment.toEpochMilli();
        }
    }

    @ReadingConverter
    private enum InstantReader implements Converter<Number, Instant> {
        INSTANCE;

        @Override
        public Instant convert(Number milliseconds) {
            return Instant.ofEpochMilli(milliseconds.longValue());
        }
    }

    /** SQLite has no booleans but 0 and 1. */
    @ReadingConverter
    private enum BooleanReader implements Converter<Number, Boolean> {
        INSTANCE;

        @Override
        public Boolean convert(Number number) {
            return number.intValue() != 0;
        }
    }
}
