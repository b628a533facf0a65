package dev.docent.storage.records;

import java.time.Duration;
import java.time.Instant;

/**
 * Limits events by name in a sliding window, for all processes that share the records. Safe for concurrent use.
 *
 * <p>Each process measures time with its own clock, so a window may be as much shorter as their clocks differ.
 */
public interface RateLimits {

    /**
     * Counts an event unless its name has as many in the window.
     *
     * @param limit maximum number of events of this name in any window, at least 1; always the same for a name
     * @return zero if the event was counted; otherwise the time until it fits, and it was not counted
     */
    Duration count(String name, int limit, Duration window, Instant now);
}
