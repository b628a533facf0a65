package dev.docent.api.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.api.knowledge.document.DocumentView;
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
    private final ObjectMapper json;
    private final Clock clock;

    WebhookMessages(DeliveryQueue queue, ObjectMapper json, Clock clock) {
        this.queue = queue;
        this.json = json;
        this.clock = clock;
    }

    /** {@return a message about an event of a document} */
    Message write(Webhook webhook, WebhookEvent event, Document document) {
        var body = body(event, document.updatedAt(), DocumentView.of(document));
        return new Message(RecordIds.next(), webhook.id(), event.name(), body);
    }

    /** Adds a message about a document to the queue, unless it was added already. */
    void add(Document document, Message message) {
        var event = WebhookEvent.valueOf(message.event());
        try {
            queue.add(Delivery.of(
                    message.id(),
                    document.owner(),
                    message.recipient(),
                    event,
                    document.id(),
                    message.body(),
                    clock.instant()));
        } catch (DuplicateKeyException added) {
            // Before the process ended, or by another process.
        }
    }

    /** {@return the stored test message} */
    Delivery addTest(Webhook webhook) {
        var now = clock.instant();
        var body = body(WebhookEvent.TEST, now, Map.of("webhook_id", webhook.id()));
        return queue.add(
                Delivery.of(RecordIds.next(), webhook.owner(), webhook.id(), WebhookEvent.TEST, null, body, now));
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
