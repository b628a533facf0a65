package dev.docent.api.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Hands out the messages that are due: the owners take turns, so that who has a thousand to a slow receiver does not hold
 * up who has one. The queue itself is the records store. A message that is handed out and not settled within two minutes
 * counts as lost with its process and is handed out again.
 */
@Component
class DeliveryQueue {

    /** Longer than any attempt takes. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final DeliveryRepository deliveries;
    private final Clock clock;
    private final Semaphore bell = new Semaphore(0);
    private String lastOwner = "";

    DeliveryQueue(DeliveryRepository deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** {@return the message, durable} */
    Delivery add(Delivery message) {
        var saved = deliveries.save(message);
        wake();
        return saved;
    }

    /** {@return a message that is due, now the caller's to settle, or empty when none is} */
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
            } catch (OptimisticLockingFailureException takenOrDeletedMeanwhile) {
                // The next look finds another.
            }
        }
    }

    /** Stores what became of a message; one that was deleted meanwhile is ignored. */
    void settle(Delivery message) {
        try {
            deliveries.save(message);
        } catch (OptimisticLockingFailureException takenOrDeletedMeanwhile) {
            // Whoever has it now settles it.
        }
        wake();
    }

    /** Forgets a message whose webhook is gone; an absent one is ignored. */
    void forget(Delivery message) {
        deliveries.deleteById(message.id());
    }

    /** Waits until a message is due, as far as is known, or until something changes. */
    void await() throws InterruptedException {
        await(untilNext());
    }

    /** Waits for a time, or until something changes. */
    void await(Duration atMost) throws InterruptedException {
        if (bell.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }

    /** Lets who waits look again. */
    void wake() {
        bell.release();
    }

    private Duration untilNext() {
        return deliveries
                .findFirstByStatusOrderByNextAttemptAtAsc(Delivery.Status.PENDING)
                .map(next -> Duration.between(clock.instant(), next.nextAttemptAt()))
                .filter(pause -> pause.compareTo(LOOK_AGAIN) < 0)
                .orElse(LOOK_AGAIN);
    }

    private Optional<Delivery> due(String afterOwner) {
        return deliveries
                .findFirstByStatusAndOwnerGreaterThanAndNextAttemptAtLessThanEqualOrderByOwnerAscNextAttemptAtAsc(
                        Delivery.Status.PENDING, afterOwner, clock.instant());
    }
}
