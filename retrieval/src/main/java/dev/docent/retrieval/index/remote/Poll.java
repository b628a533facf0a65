package dev.docent.retrieval.index.remote;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Repeats a question until the answer is yes.
 *
 * @param shortest the first pause; each pause is half as long again as the one before
 * @param longest the longest pause
 */
public record Poll(Duration shortest, Duration longest) {

    /** For what takes about a second. */
    public static final Poll SOON = new Poll(Duration.ofMillis(50), Duration.ofMillis(500));

    /** For what takes minutes. */
    public static final Poll LATER = new Poll(Duration.ofMillis(500), Duration.ofSeconds(5));

    /**
     * {@return whether the condition became true before the timeout} It is tested at least once. An interrupt ends the wait
     * like the timeout.
     */
    public boolean until(BooleanSupplier condition, Duration timeout) {
        var begun = System.nanoTime();
        var pause = shortest;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begun >= timeout.toNanos() || !sleep(pause)) {
                return false;
            }
            var longer = pause.multipliedBy(3).dividedBy(2);
            pause = longer.compareTo(longest) > 0 ? longest : longer;
        }
        return true;
    }

    private static boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
