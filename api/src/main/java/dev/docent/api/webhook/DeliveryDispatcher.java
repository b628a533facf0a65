package dev.docent.api.webhook;

import dev.docent.api.webhook.transport.WebhookProperties;
import dev.docent.runtime.ConcurrentStop;
import dev.docent.runtime.WorkerLoop;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends due messages while the service runs, each on a virtual thread, with a limited number in flight. A stop waits
 * briefly for those in flight; messages that outlast it are sent again after the next start.
 */
@Component
class DeliveryDispatcher implements ConcurrentStop {

    private static final Logger log = LoggerFactory.getLogger(DeliveryDispatcher.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final DeliveryQueue queue;
    private final DeliveryAttempt attempt;
    private final Webhooks webhooks;
    private final int atOnce;
    private final Semaphore free;
    private final WorkerLoop loop;

    DeliveryDispatcher(DeliveryQueue queue, DeliveryAttempt attempt, Webhooks webhooks, WebhookProperties properties) {
        this.queue = queue;
        this.attempt = attempt;
        this.webhooks = webhooks;
        this.atOnce = properties.atOnce();
        this.free = new Semaphore(atOnce);
        this.loop = new WorkerLoop(
                "webhooks", Thread.ofVirtual().name("docent-webhooks").factory(), queue.changes(), this::sendNext);
    }

    @Override
    public void start() {
        webhooks.reseal();
        loop.start();
    }

    @Override
    public void stop() {
        var end = System.nanoTime() + STOP_TIMEOUT.toNanos();
        loop.stop(STOP_TIMEOUT);
        try {
            if (free.tryAcquire(atOnce, end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                free.release(atOnce);
            } else {
                log.info("stopped deliveries_in_flight={}", atOnce - free.availablePermits());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    /** A message that is settled wakes the loop, so that a full dispatcher resumes. */
    private Duration sendNext() {
        if (!free.tryAcquire()) {
            return DeliveryQueue.POLL_INTERVAL;
        }
        var isStarted = false;
        try {
            var claimed = queue.claim();
            if (claimed.isEmpty()) {
                return queue.untilNextDue();
            }
            var message = claimed.get();
            Thread.ofVirtual().name("docent-webhook-" + message.id()).start(() -> send(message));
            isStarted = true;
            return Duration.ZERO;
        } finally {
            if (!isStarted) {
                free.release();
            }
        }
    }

    private void send(Delivery message) {
        try {
            attempt.make(message);
        } catch (RuntimeException failure) {
            log.error("failed delivery={} until_lease_expires=true", message.id(), failure);
        } finally {
            free.release();
            queue.changes().call();
        }
    }
}
