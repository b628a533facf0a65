package dev.docent.retrieval.generation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes a fill yield to foreground work. If there always is some, the fill still gets a tenth of the time, so that it ends
 * eventually. Safe for concurrent use.
 */
final class FillThrottle {

    private static final long POLL_INTERVAL = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int SHARE = 9;

    private final List<ForegroundWork> others;

    FillThrottle(List<ForegroundWork> others) {
        this.others = List.copyOf(others);
    }

    /**
     * Returns when there is no foreground work, or after nine times the duration of the last call.
     *
     * @param last duration of the caller's last call
     */
    void await(Duration last) {
        var until = System.nanoTime() + last.toNanos() * SHARE;
        while (others.stream().anyMatch(ForegroundWork::isUnderWay) && until - System.nanoTime() > 0) {
            LockSupport.parkNanos(POLL_INTERVAL);
        }
    }
}
