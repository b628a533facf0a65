package dev.docent.api.webhook;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends what is due, from the start of the service to its stop, each message on a virtual thread and so many at once. What
 * is still on its way at a stop is waited for briefly; what then remains is sent again after the next start.
 */
@Component
class DeliveryDispatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeliveryDispatcher.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration UNTIL_LEFT = Duration.ofSeconds(5);

    private final DeliveryQueue queue;
    private final DeliveryAttempt attempt;
    private final Webhooks webhooks;
    private final int atOnce;
    private final Semaphore free;
    private volatile @Nullable Thread dispatching;

    DeliveryDispatcher(DeliveryQueue queue, DeliveryAttempt attempt, Webhooks webhooks, WebhookProperties properties) {
        this.queue = queue;
        this.attempt = attempt;
        this.webhooks = webhooks;
        this.atOnce = properties.atOnce();
        this.free = new Semaphore(atOnce);
    }

    @Override
    public synchronized void start() {
        webhooks.reseal();
        // Known as the one that dispatches before it runs: it ends as soon as it is not.
        var thread = Thread.ofVirtual().name("docent-webhooks").unstarted(this::dispatch);
        dispatching = thread;
        thread.start();
    }

    @Override
    public synchronized void stop() {
        var thread = dispatching;
        dispatching = null;
        queue.wake();
        try {
            if (thread != null) {
                thread.join(UNTIL_LEFT);
            }
            if (free.tryAcquire(atOnce, UNTIL_LEFT.toMillis(), TimeUnit.MILLISECONDS)) {
                free.release(atOnce);
            } else {
                log.info("Webhook messages are still on their way; they are sent again after the next start");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return dispatching != null;
    }

    private void dispatch() {
        try {
            while (Thread.currentThread() == dispatching) {
                free.acquire();
                next();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void next() throws InterruptedException {
        Optional<Delivery> claimed;
        try {
            claimed = queue.claim();
        } catch (RuntimeException failure) {
            free.release();
            log.error("Webhook messages cannot be taken; that is tried again", failure);
            // Not until one is due: with a store that takes no writes the same one is due at once, again and again.
            queue.await(AFTER_FAILURE);
            return;
        }
        if (claimed.isPresent()) {
            var message = claimed.get();
            Thread.ofVirtual().name("docent-webhook-" + message.id()).start(() -> make(message));
        } else {
            free.release();
            pause();
        }
    }

    private void pause() throws InterruptedException {
        try {
            queue.await();
        } catch (RuntimeException failure) {
            log.warn(
                    "The next webhook message cannot be looked up: {}",
                    failure.getClass().getSimpleName());
            queue.await(AFTER_FAILURE);
        }
    }

    private void make(Delivery message) {
        try {
            attempt.make(message);
        } catch (RuntimeException failure) {
            log.error("Delivery {} could not be attempted; it is tried again", message.id(), failure);
        } finally {
            free.release();
        }
    }
}
