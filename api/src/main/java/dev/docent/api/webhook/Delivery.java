package dev.docent.api.webhook;

import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.RecordIds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A message for a webhook, and how far it has come.
 *
 * @param id also the id of the message, the same at each attempt, by which its receiver knows a repetition
 * @param owner id of the account
 * @param webhook id of the webhook
 * @param document what it is about; null for a test
 * @param body as it is sent and signed
 * @param attempts how many were made
 * @param responseStatus what the receiver answered last; null when it never did
 * @param error why the last attempt failed; null when it did not, or when its receiver answered
 * @param nextAttemptAt when it is tried next, unless it is settled; while an attempt runs, when that counts as lost
 */
@Aggregate("webhook_deliveries")
record Delivery(
        @Id String id,
        @Version @Nullable Long version,
        String owner,
        String webhook,
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

    /** What became of it. */
    enum Status {
        /** It is to be sent, for the first time or again. */
        PENDING,
        /** Its receiver took it. */
        DELIVERED,
        /** It was given up. */
        FAILED
    }

    static Delivery of(Webhook webhook, WebhookEvent event, @Nullable String document, String body, Instant now) {
        return new Delivery(
                RecordIds.next(),
                null,
                webhook.owner(),
                webhook.id(),
                event,
                document,
                body,
                Status.PENDING,
                0,
                null,
                null,
                now,
                now,
                now);
    }

    /** {@return it, in the hand of a process until then} */
    Delivery claimed(Instant until) {
        return with(status, attempts, responseStatus, error, until, updatedAt);
    }

    /** {@return it, taken by its receiver} */
    Delivery delivered(int answered, Instant now) {
        return with(Status.DELIVERED, attempts + 1, answered, null, now, now);
    }

    /** {@return it, after an attempt that failed, to be tried again} */
    Delivery postponed(@Nullable Integer answered, @Nullable String reason, Instant next, Instant now) {
        return with(Status.PENDING, attempts + 1, answered, reason, next, now);
    }

    /** {@return it, after the last attempt, which failed} */
    Delivery failed(@Nullable Integer answered, @Nullable String reason, Instant now) {
        return with(Status.FAILED, attempts + 1, answered, reason, now, now);
    }

    /** {@return it, given up without another attempt} */
    Delivery dropped(String reason, Instant now) {
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
                id, version, owner, webhook, event, document, body, newStatus, made, answered, reason, next, createdAt,
                updated);
    }
}
