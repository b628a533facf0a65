package dev.docent.api.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.api.knowledge.document.DocumentView;
import dev.docent.api.webhook.transport.WebhookTargets;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.PendingMessages.Message;
import dev.docent.storage.records.RecordIds;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Creates messages and adds them to the queue. */
@Component
class WebhookMessages {

    private final DeliveryQueue queue;
    private final Webhooks webhooks;
    private final WebhookTargets targets;
    private final ObjectMapper json;
    private final Clock clock;

    WebhookMessages(DeliveryQueue queue, Webhooks webhooks, WebhookTargets targets, ObjectMapper json, Clock clock) {
        this.queue = queue;
        this.webhooks = webhooks;
        this.targets = targets;
        this.json = json;
        this.clock = clock;
    }

    /** {@return a message about an event of a document} */
    Message write(Webhook webhook, WebhookEvent event, Document document) {
        var body = body(event, document.updatedAt(), DocumentView.of(document));
        return new Message(RecordIds.next(), webhook.id(), event.name(), body);
    }

    /** Adds a message about a document to the queue, unless it was added already or its webhook was deleted. */
    void add(Document document, Message message) {
        webhooks.find(document.owner(), message.recipient()).ifPresent(webhook -> add(document, message, webhook));
    }

    private void add(Document document, Message message, Webhook webhook) {
        var event = WebhookEvent.valueOf(message.event());
        try {
            queue.add(Delivery.of(
                    message.id(),
                    document.owner(),
                    webhook.id(),
                    WebhookTargets.host(webhook.url()),
                    event,
                    document.id(),
                    message.body(),
                    clock.instant()));
        } catch (DuplicateKeyException added) {
            // Before the process ended, or by another process.
        }
    }

    /** {@return the stored message: the challenge if the webhook is pending, otherwise a test} */
    Delivery addTestOrChallenge(Webhook webhook) {
        return webhook.challenge() == null ? addTest(webhook) : addChallenge(webhook, webhook.challenge());
    }

    private Delivery addTest(Webhook webhook) {
        return add(webhook, WebhookTargets.host(webhook.url()), WebhookEvent.TEST, Map.of("webhook_id", webhook.id()));
    }

    private Delivery addChallenge(Webhook webhook, String challenge) {
        var target = DeliveryPace.ofChallenge(targets.address(webhook.url()));
        return add(webhook, target, WebhookEvent.CHALLENGE, Map.of("webhook_id", webhook.id(), "challenge", challenge));
    }

    private Delivery add(Webhook webhook, String target, WebhookEvent event, Object data) {
        var now = clock.instant();
        return queue.add(Delivery.of(
                RecordIds.next(), webhook.owner(), webhook.id(), target, event, null, body(event, now, data), now));
    }

    private String body(WebhookEvent event, Instant time, Object data) {
        try {
            return json.writeValueAsString(new Body(event.text(), time, data));
        } catch (JsonProcessingException ours) {
            throw new IllegalStateException(ours);
        }
    }

    private record Body(String type, Instant timestamp, Object data) {}
}
