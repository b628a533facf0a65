package dev.docent.retrieval.generation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets a fill go on while nobody waits for anything else. When somebody always does, it goes on for a tenth of the time, so
 * that it ends some day. Safe for concurrent use.
 */
final class FillThrottle {

    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int SHARE = 9;

    private final List<ForegroundWork> others;

    FillThrottle(List<ForegroundWork> others) {
        this.others = List.copyOf(others);
    }

    /**
     * Returns when nobody waits, or after nine times as long as the last call took.
     *
     * @param last how long the caller's last call took
     */
    void await(Duration last) {
        var until = System.nanoTime() + last.toNanos() * SHARE;
        while (others.stream().anyMatch(ForegroundWork::isUnderWay) && until - System.nanoTime() > 0) {
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }
}
