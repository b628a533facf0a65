package dev.docent.storage.records;

import java.time.Duration;

/**
 * What one process at a time does, of all that are at the same records. Safe for concurrent use.
 *
 * <p>Who has a lease has it until its time is over, also when it ends before that, and goes by its own clock; so two may
 * have it for as long as their clocks differ, and what is done under it has to bear that.
 */
public interface Leases {

    /**
     * Takes the lease of a name, or renews it.
     *
     * @param time for which nobody else gets it
     * @return whether this process has it from now on
     */
    boolean hold(String name, Duration time);
}
