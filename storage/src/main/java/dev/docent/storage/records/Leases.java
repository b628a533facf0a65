package dev.docent.storage.records;

import java.time.Duration;

/**
 * Named leases, each held by one of the processes that share the records. Safe for concurrent use.
 *
 * <p>A lease expires after its time, even if its holder has stopped before. Each process measures time with its own clock, so
 * two processes may hold a lease for as long as their clocks differ; work done under a lease must tolerate that.
 */
public interface Leases {

    /**
     * Acquires or renews a lease.
     *
     * @param time for which no other process can acquire it
     * @return whether this process holds it now
     */
    boolean hold(String name, Duration time);
}
