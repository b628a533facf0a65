package dev.docent.api.webhook;

import dev.docent.runtime.CachedCount;
import dev.docent.runtime.WakeUp;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
    private final DeliveryPace pace;
    private final Clock clock;
    private final WakeUp changes = new WakeUp();
    private String lastOwner = "";

    DeliveryQueue(DeliveryRepository deliveries, DeliveryPace pace, Clock clock) {
        this.deliveries = deliveries;
        this.pace = pace;
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

    /**
     * {@return a due message, now claimed by the caller, who has to settle it; empty if none is due, or only to targets that
     * have reached their limit}
     */
    synchronized Optional<Delivery> claim() {
        while (true) {
            var now = clock.instant();
            var due = due(lastOwner).or(() -> due(""));
            if (due.isEmpty()) {
                return due;
            }
            lastOwner = due.get().owner();
            if (!pace.count(due.get().target(), now)) {
                continue;
            }
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

    /** Settles a message whose webhook is pending: it waits for the next attempt of the challenge, if there is one. */
    void await(Delivery message, String otherwise) {
        var challenge = deliveries.findFirstByOwnerAndWebhookAndEventAndStatusOrderByNextAttemptAtAsc(
                message.owner(), message.webhook(), WebhookEvent.CHALLENGE, Delivery.Status.PENDING);
        settle(challenge
                .map(next -> message.waiting(next.nextAttemptAt().plusSeconds(1)))
                .orElseGet(() -> message.abandoned(otherwise, clock.instant())));
    }

    /** Makes the messages due that waited for the challenge of a webhook. */
    void release(Webhook webhook) {
        for (var waiting :
                deliveries.findByOwnerAndWebhookAndStatus(webhook.owner(), webhook.id(), Delivery.Status.PENDING)) {
            if (waiting.event() != WebhookEvent.CHALLENGE) {
                settle(waiting.waiting(clock.instant()));
            }
        }
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

    /** {@return the time until the next message is due and may be sent, at most {@link #POLL_INTERVAL}} */
    Duration untilNextDue() {
        var now = clock.instant();
        var full = pace.full(now);
        var due = deliveries
                .findFirstByStatusAndTargetNotInOrderByNextAttemptAtAsc(Delivery.Status.PENDING, orNone(full))
                .map(next -> Duration.between(now, next.nextAttemptAt()));
        var free = Optional.of(pace.untilNext(now)).filter(pause -> !full.isEmpty());
        return Stream.of(due, free, Optional.of(POLL_INTERVAL))
                .flatMap(Optional::stream)
                .min(Duration::compareTo)
                .orElseThrow();
    }

    private Optional<Delivery> due(String afterOwner) {
        var now = clock.instant();
        return deliveries
                .findFirstByStatusAndOwnerGreaterThanAndNextAttemptAtLessThanEqualAndTargetNotInOrderByOwnerAscNextAttemptAtAsc(
                        Delivery.Status.PENDING, afterOwner, now, orNone(pace.full(now)));
    }

    /** In SQL a list has at least one element. */
    private static Set<String> orNone(Set<String> targets) {
        return targets.isEmpty() ? Set.of("no target") : targets;
    }
}
