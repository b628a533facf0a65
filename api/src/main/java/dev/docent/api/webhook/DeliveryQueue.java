package dev.docent.api.webhook;

import dev.docent.runtime.CachedCount;
import dev.docent.runtime.WakeUp;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The queue of messages, kept in the record store. Owners take turns, so that a thousand messages to a slow receiver do not
 * delay another owner's message. A claimed message that is not settled before its lease expires can be claimed again.
 */
@Component
@EnableScheduling
class DeliveryQueue implements MeterBinder {

    /** The longest wait between two queries: messages of other processes do not wake this one. */
    static final Duration POLL_INTERVAL = Duration.ofSeconds(30);

    /** Longer than any attempt takes. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration COUNT_INTERVAL = Duration.ofSeconds(10);
    private static final Duration RETENTION = Duration.ofDays(30);

    private static final Logger log = LoggerFactory.getLogger(DeliveryQueue.class);

    private final DeliveryRepository deliveries;
    private final Clock clock;
    private final WakeUp changes = new WakeUp();
    private String lastOwner = "";

    DeliveryQueue(DeliveryRepository deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Reports the messages of all processes that wait for an attempt, counted at most every ten seconds. */
    @Override
    public void bindTo(MeterRegistry registry) {
        var pending = new CachedCount(COUNT_INTERVAL, () -> deliveries.countByStatus(Delivery.Status.PENDING));
        Gauge.builder("docent.webhook.pending", pending::get)
                .description("Messages to webhooks that wait for an attempt")
                .register(registry);
    }

    /** {@return the stored message} */
    Delivery add(Delivery message) {
        var saved = deliveries.save(message);
        changes.call();
        return saved;
    }

    /** {@return a due message, now claimed by the caller, who has to settle it; empty if none is due} */
    synchronized Optional<Delivery> claim() {
        while (true) {
            var now = clock.instant();
            var due = due(lastOwner).or(() -> due(""));
            if (due.isEmpty()) {
                return due;
            }
            lastOwner = due.get().owner();
            try {
                return Optional.of(deliveries.save(due.get().claimed(now.plus(LEASE))));
            } catch (OptimisticLockingFailureException claimedOrDeletedByAnother) {
                // The next query returns another one.
            }
        }
    }

    /** Stores the outcome of an attempt, unless the message was deleted or claimed by another process. */
    void settle(Delivery message) {
        try {
            deliveries.save(message);
        } catch (OptimisticLockingFailureException claimedOrDeletedByAnother) {
            // The process that claimed it settles it.
        }
        changes.call();
    }

    /** Deletes a message, or does nothing if it does not exist. */
    void delete(Delivery message) {
        deliveries.deleteById(message.id());
    }

    /** Deletes old messages, long after their last attempt. */
    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT6H")
    void deleteOld() {
        try {
            deliveries.deleteByCreatedAtBefore(clock.instant().minus(RETENTION));
        } catch (DataAccessException failure) {
            log.warn("failed delete=old_deliveries error={}", failure.toString());
        }
    }

    /** {@return called whenever a message is added or settled} */
    WakeUp changes() {
        return changes;
    }

    /** {@return the time until the next message is due, at most {@link #POLL_INTERVAL}} */
    Duration untilNextDue() {
        return deliveries
                .findFirstByStatusOrderByNextAttemptAtAsc(Delivery.Status.PENDING)
                .map(next -> Duration.between(clock.instant(), next.nextAttemptAt()))
                .filter(pause -> pause.compareTo(POLL_INTERVAL) < 0)
                .orElse(POLL_INTERVAL);
    }

    private Optional<Delivery> due(String afterOwner) {
        return deliveries
                .findFirstByStatusAndOwnerGreaterThanAndNextAttemptAtLessThanEqualOrderByOwnerAscNextAttemptAtAsc(
                        Delivery.Status.PENDING, afterOwner, clock.instant());
    }
}
