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
 * Returns memory to the operating system that is no longer needed after the start or after a burst of documents: G1 shrinks
 * the heap of an idle process (JEP 346), and freed native memory is trimmed. Does nothing on other JVMs and collectors.
 */
@Component
final class IdleMemory implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(IdleMemory.class);

    private static final Duration INITIAL_DELAY = Duration.ofSeconds(20);
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("idle-memory").factory());

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        set("MinHeapFreeRatio", "10");
        set("MaxHeapFreeRatio", "30");
        set("G1PeriodicGCInterval", Long.toString(PERIOD.toMillis()));
        clock.schedule(System::gc, INITIAL_DELAY.toMillis(), TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(
                IdleMemory::trim, INITIAL_DELAY.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }

    private static void set(String option, String value) {
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).setVMOption(option, value);
        } catch (IllegalArgumentException | NullPointerException unknownToThisJvm) {
            log.debug("unsupported jvm_option={}", option);
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
        } catch (JMException unknownToThisJvm) {
            log.debug("unsupported jvm_command=systemTrimNativeHeap");
        }
    }
}
