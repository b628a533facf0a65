package dev.docent.retrieval.generation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** How far a fill is. Safe for concurrent use. */
final class FillProgress {

    private final AtomicLong same = new AtomicLong();
    private final AtomicLong embedded = new AtomicLong();
    private volatile long total;
    private volatile long began = System.nanoTime();

    /** Begins to look at so many passages. */
    void begin(long passages) {
        total = passages;
        same.set(0);
        embedded.set(0);
        began = System.nanoTime();
    }

    /** So many passages are in both generations now. */
    void add(long passages) {
        same.addAndGet(passages);
    }

    /** So many of them were embedded for that. */
    void addEmbedded(long passages) {
        embedded.addAndGet(passages);
    }

    /** {@return how many passages are in both generations, of those that there were at the beginning} */
    long done() {
        return Math.min(same.get(), total);
    }

    long total() {
        return total;
    }

    /** {@return how long it takes on, as fast as it went so far; nothing when that is not known yet} */
    Optional<Duration> left() {
        var computed = embedded.get();
        if (computed == 0) {
            return Optional.empty();
        }
        var each = (double) (System.nanoTime() - began) / computed;
        return Optional.of(Duration.ofNanos((long) (each * Math.max(0, total - done()))));
    }
}
