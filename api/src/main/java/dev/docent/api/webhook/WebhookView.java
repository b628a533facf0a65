package dev.docent.api.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook, as clients see it. */
@Schema(name = "Webhook")
record WebhookView(
        String id,
        String url,
        List<String> events,

        @Nullable @Schema(description = "Whose documents it is told of; null for all of the account's")
        String knowledgeBaseId,

        @Nullable String description,

        @Schema(
                description = "Disabled once its receiver has answered 410",
                allowableValues = {"active", "disabled"})
        String status,

        Instant createdAt) {

    static WebhookView of(Webhook webhook) {
        return new WebhookView(
                webhook.id(),
                webhook.url(),
                events(webhook),
                webhook.knowledgeBaseId(),
                webhook.description(),
                status(webhook),
                webhook.createdAt());
    }

    private static List<String> events(Webhook webhook) {
        return webhook.events().names().stream()
                .sorted()
                .map(WebhookEvent::text)
                .toList();
    }

    private static String status(Webhook webhook) {
        return webhook.isDisabled() ? "disabled" : "active";
    }

    /** A webhook just made, with its secret. */
    @Schema(name = "WebhookWithSecret")
    record WithSecret(
            String id,
            String url,
            List<String> events,
            @Nullable String knowledgeBaseId,
            @Nullable String description,

            @Schema(allowableValues = {"active", "disabled"})
            String status,

            Instant createdAt,

            @Schema(
                    description = "Signs its messages; shown this once",
                    example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
            String secret) {

        static WithSecret of(Webhooks.Issued issued) {
            var webhook = issued.webhook();
            return new WithSecret(
                    webhook.id(),
                    webhook.url(),
                    WebhookView.events(webhook),
                    webhook.knowledgeBaseId(),
                    webhook.description(),
                    WebhookView.status(webhook),
                    webhook.createdAt(),
                    issued.secret().text());
        }

        @Override
        public String toString() {
            return "WebhookWithSecret[id=" + id + "]";
        }
    }
}
