package dev.docent.api.launch;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.scheduling.concurrent.ExecutorConfigurationSupport;

/**
 * Bounds how long a stop waits for scheduled tasks in progress, which are repeated after the next start: one that waits for a
 * store which does not respond would otherwise add the whole timeout of a phase to the stop.
 */
@Configuration(proxyBeanMethods = false)
class ScheduledTasksAtStop {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    ScheduledTasksAtStop(DefaultLifecycleProcessor phases) {
        phases.setTimeoutForShutdownPhase(ExecutorConfigurationSupport.DEFAULT_PHASE, TIMEOUT.toMillis());
    }
}
