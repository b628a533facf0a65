package dev.docent.api.webhook;

import dev.docent.storage.records.Aggregate;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A message to a webhook and the state of its delivery.
 *
 * @param id also the id of the message, the same at each attempt, so that the receiver recognizes duplicates
 * @param owner id of the account
 * @param webhook id of the webhook
 * @param target what its receiver is counted as, together with those of other webhooks and accounts; empty in records that
 *     were stored before there were limits
 * @param document id of its subject; null for a test or a challenge
 * @param body as sent and signed
 * @param attempts the number of attempts made
 * @param responseStatus the HTTP status of the last answer; null if there was none
 * @param error why the last attempt got no answer; null if it got one
 * @param nextAttemptAt the time of the next attempt while pending; during an attempt, the time at which its lease expires
 */
@Aggregate("webhook_deliveries")
record Delivery(
        @Id String id,
        @Version @Nullable Long version,
        String owner,
        String webhook,
        String target,
        WebhookEvent event,
        @Nullable String document,
        String body,
        Status status,
        int attempts,
        @Nullable Integer responseStatus,
        @Nullable String error,
        Instant nextAttemptAt,
        Instant createdAt,
        Instant updatedAt) {

    Delivery {
        target = Objects.requireNonNullElse(target, "");
    }

    /** The state of a delivery. */
    enum Status {
        /** Waits for its first or next attempt. */
        PENDING,
        /** The receiver accepted the message. */
        DELIVERED,
        /** No more attempts are made. */
        FAILED
    }

    static Delivery of(
            String id,
            String owner,
            String webhook,
            String target,
            WebhookEvent event,
            @Nullable String document,
            String body,
            Instant now) {
        return new Delivery(
                id, null, owner, webhook, target, event, document, body, Status.PENDING, 0, null, null, now, now, now);
    }

    /** {@return this delivery, claimed until the given time} */
    Delivery claimed(Instant until) {
        return with(status, attempts, responseStatus, error, until, updatedAt);
    }

    /** {@return this delivery, released until the given time without an attempt} */
    Delivery waiting(Instant until) {
        return with(Status.PENDING, attempts, responseStatus, error, until, updatedAt);
    }

    /** {@return this delivery, accepted by its receiver} */
    Delivery delivered(int answered, Instant now) {
        return with(Status.DELIVERED, attempts + 1, answered, null, now, now);
    }

    /** {@return this delivery after a failed attempt, with another one to follow} */
    Delivery postponed(@Nullable Integer answered, @Nullable String reason, Instant next, Instant now) {
        return with(Status.PENDING, attempts + 1, answered, reason, next, now);
    }

    /** {@return this delivery after the last attempt, which failed} */
    Delivery failed(@Nullable Integer answered, @Nullable String reason, Instant now) {
        return with(Status.FAILED, attempts + 1, answered, reason, now, now);
    }

    /** {@return this delivery, failed without another attempt} */
    Delivery abandoned(String reason, Instant now) {
        return with(Status.FAILED, attempts, responseStatus, reason, now, now);
    }

    private Delivery with(
            Status newStatus,
            int made,
            @Nullable Integer answered,
            @Nullable String reason,
            Instant next,
            Instant updated) {
        return new Delivery(
                id, version, owner, webhook, target, event, document, body, newStatus, made, answered, reason, next,
                createdAt, updated);
    }
}
