package dev.docent.retrieval.index.atlas;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Asks again and again until something holds.
 *
 * @param shortest the first pause between two questions; each is half as long again as the one before
 * @param longest the longest pause
 */
record Poll(Duration shortest, Duration longest) {

    /** For what takes a second or so. */
    static final Poll SOON = new Poll(Duration.ofMillis(50), Duration.ofMillis(500));

    /** For what takes minutes. */
    static final Poll LATER = new Poll(Duration.ofMillis(500), Duration.ofSeconds(5));

    /** {@return whether it holds at last; it is asked once at the least} An interrupt ends the waiting as the end of the time does. */
    boolean until(BooleanSupplier holds, Duration wait) {
        var begun = System.nanoTime();
        var pause = shortest;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - begun >= wait.toNanos() || !passes(pause)) {
                return false;
            }
            var longer = pause.multipliedBy(3).dividedBy(2);
            pause = longer.compareTo(longest) > 0 ? longest : longer;
        }
        return true;
    }

    private static boolean passes(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
