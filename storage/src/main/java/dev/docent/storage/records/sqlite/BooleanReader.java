package dev.docent.storage.records.sqlite;

import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;

/** Reads a truth value from SQLite's 0 or 1. */
@ReadingConverter
enum BooleanReader implements Converter<Number, Boolean> {
    INSTANCE;

    @Override
    public Boolean convert(Number number) {
        return number.intValue() != 0;
    }
}
