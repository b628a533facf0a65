package dev.docent.api.launch;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gives memory back to the operating system that the start, or a burst of documents, needed and idling does not: the
 * collector shrinks the heap when it finds the process idle (JEP 346), and what native libraries freed is trimmed.
 * Where the machine is not HotSpot, or collects its garbage otherwise, nothing happens.
 */
@Component
final class IdleMemory implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(IdleMemory.class);

    private static final Duration AFTER_THE_START = Duration.ofSeconds(20);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("idle-memory").factory());

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        set("MinHeapFreeRatio", "10");
        set("MaxHeapFreeRatio", "30");
        set("G1PeriodicGCInterval", Long.toString(EVERY.toMillis()));
        clock.schedule(System::gc, AFTER_THE_START.toMillis(), TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(
                IdleMemory::trim, AFTER_THE_START.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }

    private static void set(String option, String value) {
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).setVMOption(option, value);
        } catch (IllegalArgumentException | NullPointerException notOfThisMachine) {
            log.debug("Not an option of this machine: {}", option);
        }
    }

    private static void trim() {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "systemTrimNativeHeap",
                            null,
                            null);
        } catch (JMException notOfThisMachine) {
            log.debug("Native memory is not trimmed on this machine");
        }
    }
}
