package dev.docent.storage.records.sqlite;

import java.time.Instant;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.WritingConverter;

/** Writes a moment as epoch milliseconds, so that it sorts and compares as a number. */
@WritingConverter
enum InstantWriter implements Converter<Instant, Long> {
    INSTANCE;

    @Override
    public Long convert(Instant moment) {
        return moment.toEpochMilli();
    }
}
