package dev.docent.storage.records;

import java.time.Instant;
import java.util.Map;

/**
 * Names that the processes which share the records announce to each other until a time. Safe for concurrent use.
 *
 * <p>Each process measures time with its own clock, so an announcement ends for some of them earlier than for others.
 */
public interface Announcements {

    /** Announces the name. One that is announced until later stays so. */
    void announce(String name, Instant until);

    /** {@return the announced names that begin with the prefix and have not ended, each with its end} */
    Map<String, Instant> current(String prefix);
}
