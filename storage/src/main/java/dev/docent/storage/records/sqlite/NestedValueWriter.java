package dev.docent.storage.records.sqlite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.docent.storage.records.NestedValue;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.WritingConverter;

/** Writes a value inside an aggregate as JSON. */
@WritingConverter
final class NestedValueWriter implements Converter<NestedValue, String> {

    private final JsonMapper json;

    NestedValueWriter(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String convert(NestedValue value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not to be written as JSON: " + value.getClass(), e);
        }
    }
}
