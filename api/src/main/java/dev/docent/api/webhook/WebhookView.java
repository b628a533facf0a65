package dev.docent.api.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook in the API. */
@Schema(name = "Webhook")
record WebhookView(
        String id,
        String url,
        List<String> events,

        @Nullable @Schema(description = "The only knowledge base it reports; null for all of the account")
        String knowledgeBaseId,

        @Nullable String description,

        @Schema(
                description = "Pending until its receiver has answered the challenge; disabled after it answered 410",
                allowableValues = {"pending", "active", "disabled"})
        String status,

        Instant createdAt) {

    static WebhookView of(Webhook webhook) {
        return new WebhookView(
                webhook.id(),
                webhook.url(),
                webhook.events().names().stream()
                        .sorted()
                        .map(WebhookEvent::text)
                        .toList(),
                webhook.knowledgeBaseId(),
                webhook.description(),
                status(webhook),
                webhook.createdAt());
    }

    private static String status(Webhook webhook) {
        if (webhook.isDisabled()) {
            return "disabled";
        }
        return webhook.isPending() ? "pending" : "active";
    }

    /** A new webhook with its secret. */
    @Schema(name = "WebhookWithSecret")
    record WithSecret(
            @JsonUnwrapped WebhookView webhook,

            @Schema(
                    description = "Signs its messages; shown only this time: null in an answer that is replayed for an"
                            + " `Idempotency-Key`, which lists it in `shown_once`",
                    example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
            String secret) {

        static WithSecret of(Webhooks.Issued issued) {
            return new WithSecret(
                    WebhookView.of(issued.webhook()), issued.secret().text());
        }

        @Override
        public String toString() {
            return "WebhookWithSecret[id=" + webhook.id() + "]";
        }
    }
}
