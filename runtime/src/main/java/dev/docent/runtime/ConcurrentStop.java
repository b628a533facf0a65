package dev.docent.runtime;

import org.springframework.context.SmartLifecycle;

/**
 * A part of the service whose stop takes time. The parts of one phase stop at the same time, so that a stop takes as long as the
 * slowest of them, and at most {@code spring.lifecycle.timeout-per-shutdown-phase}.
 */
public interface ConcurrentStop extends SmartLifecycle {

    /** Stops on a thread of its own. */
    @Override
    default void stop(Runnable onStopped) {
        Thread.ofVirtual().name("stop-" + getClass().getSimpleName()).start(() -> {
            try {
                stop();
            } finally {
                onStopped.run();
            }
        });
    }
}
