package dev.docent.runtime;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A part of the service that keeps something in memory, and saves it once more when the service stops, after everything else
 * has stopped. What is not saved in time is lost, since a store that does not respond must not keep the process from ending.
 */
public interface SavedAtStop extends ConcurrentStop {

    /** After the workers, whose work is counted. */
    int PHASE = DEFAULT_PHASE - 8192;

    /** Saves what is in memory. May block for as long as the store does. */
    void saveAtStop();

    /** {@return how long a stop waits for {@link #saveAtStop}} */
    default Duration stopTimeout() {
        return Duration.ofSeconds(3);
    }

    @Override
    default void start() {
        // Only the stop matters.
    }

    @Override
    default void stop() {
        var log = LoggerFactory.getLogger(getClass());
        var saving = Thread.ofVirtual().name("save-at-stop").start(() -> save(log));
        try {
            if (!saving.join(stopTimeout())) {
                log.warn("event=save_at_stop_timed_out timeout={}", stopTimeout());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void save(Logger log) {
        try {
            saveAtStop();
        } catch (RuntimeException failure) {
            log.warn("event=save_at_stop_failed error={}", failure.getClass().getSimpleName());
        }
    }

    @Override
    default boolean isRunning() {
        return true;
    }

    @Override
    default int getPhase() {
        return PHASE;
    }
}
