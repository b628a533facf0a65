package dev.docent.storage.records.sqlite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.docent.storage.records.NestedValue;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.data.convert.ReadingConverter;

/** Reads a value inside an aggregate from JSON, as the record that the aggregate declares. */
@ReadingConverter
final class NestedValueReader implements ConverterFactory<String, NestedValue> {

    private final JsonMapper json;

    NestedValueReader(JsonMapper json) {
        this.json = json;
    }

    @Override
    public <T extends NestedValue> Converter<String, T> getConverter(Class<T> type) {
        return text -> {
            try {
                return json.readValue(text, type);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Not stored as a " + type.getSimpleName(), e);
            }
        };
    }
}
