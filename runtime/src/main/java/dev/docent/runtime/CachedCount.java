package dev.docent.runtime;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A count that is read from a store at most once within some time, however often it is requested. Safe for concurrent use. */
public final class CachedCount {

    private final long valid;
    private final LongSupplier count;
    private final LongSupplier nanoTime;
    private boolean counted;
    private long last;
    private long countedAt;

    /** @param valid how long a count is valid */
    public CachedCount(Duration valid, LongSupplier count) {
        this(valid, count, System::nanoTime);
    }

    CachedCount(Duration valid, LongSupplier count, LongSupplier nanoTime) {
        this.valid = valid.toNanos();
        this.count = count;
        this.nanoTime = nanoTime;
    }

    /** {@return the count} Throws what the store throws; the next call then reads it again. */
    public synchronized long get() {
        var now = nanoTime.getAsLong();
        if (!counted || now - countedAt >= valid) {
            last = count.getAsLong();
            countedAt = now;
            counted = true;
        }
        return last;
    }
}
