package dev.docent.storage.records;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;

/** Generates the ids of records: UUIDs of version 7 (RFC 9562), which sort by the time of their creation. */
public final class RecordIds {

    private RecordIds() {}

    /** {@return a new id, greater than all ids that this process generated before} */
    public static String next() {
        return UuidCreator.getTimeOrderedEpochPlus1().toString();
    }

    /** {@return a lower bound of the ids that are generated at or after this time} */
    public static String firstAt(Instant time) {
        return UuidCreator.getTimeOrderedEpochMin(time).toString();
    }
}
