package dev.docent.storage.records;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;

/** Makes the ids of records: opaque to clients, and sortable by creation (UUID version 7, RFC 9562). */
public final class RecordIds {

    private RecordIds() {}

    /** {@return a new id; ids made by one process sort in the order they were made} */
    public static String next() {
        return UuidCreator.getTimeOrderedEpochPlus1().toString();
    }

    /** {@return what sorts before every id that was made at this time or later, by any process whose clock is right} */
    public static String firstAt(Instant time) {
        return UuidCreator.getTimeOrderedEpochMin(time).toString();
    }
}
