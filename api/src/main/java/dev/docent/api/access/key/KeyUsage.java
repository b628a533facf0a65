package dev.docent.api.access.key;

import dev.docent.storage.records.Aggregate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * What a key with a budget used on a day.
 *
 * @param id made of the day and the id of the key
 * @param day in ISO-8601, UTC
 */
@Aggregate("key_usage")
record KeyUsage(@Id String id, @Version @Nullable Long version, String day, long requests, long tokens, long bytes) {

    static String id(LocalDate day, String key) {
        return day + " " + key;
    }

    static KeyUsage none(LocalDate day, String key) {
        return new KeyUsage(id(day, key), null, day.toString(), 0, 0, 0);
    }
}
