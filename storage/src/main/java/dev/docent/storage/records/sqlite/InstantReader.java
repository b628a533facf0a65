package dev.docent.storage.records.sqlite;

import java.time.Instant;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;

/** Reads a moment from epoch milliseconds. */
@ReadingConverter
enum InstantReader implements Converter<Number, Instant> {
    INSTANCE;

    @Override
    public Instant convert(Number milliseconds) {
        return Instant.ofEpochMilli(milliseconds.longValue());
    }
}
