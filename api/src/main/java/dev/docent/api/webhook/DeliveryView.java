package dev.docent.api.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A message to a webhook and the state of its delivery, in the API. */
@Schema(name = "WebhookDelivery")
record DeliveryView(
        @Schema(description = "Also the message's `webhook-id`")
        String id,

        @Schema(allowableValues = {"document.ready", "document.failed", "webhook.challenge", "webhook.test"})
        String event,

        @Nullable @Schema(description = "Null for a test or a challenge")
        String documentId,

        @Schema(allowableValues = {"pending", "delivered", "failed"})
        String status,

        @Schema(description = "The number of attempts made") int attempts,

        @Nullable @Schema(description = "HTTP status of the receiver's answer to the last attempt")
        Integer responseStatus,

        @Nullable
        @Schema(
                description = "Why the last attempt failed, or no attempt was made",
                allowableValues = {
                    "no_public_address",
                    "timeout",
                    "tls",
                    "connection",
                    "disabled",
                    "secret_unreadable",
                    "challenge_not_answered",
                    "unverified"
                })
        String error,

        @Nullable @Schema(description = "Null unless pending")
        Instant nextAttemptAt,

        Instant createdAt,
        Instant updatedAt) {

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.id(),
                delivery.event().text(),
                delivery.document(),
                delivery.status().name().toLowerCase(Locale.ROOT),
                delivery.attempts(),
                delivery.responseStatus(),
                delivery.error(),
                delivery.status() == Delivery.Status.PENDING ? delivery.nextAttemptAt() : null,
                delivery.createdAt(),
                delivery.updatedAt());
    }
}
