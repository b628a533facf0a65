package dev.docent.api.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.api.knowledge.document.DocumentView;
import dev.docent.ingestion.document.Document;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
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

    /** {@return the stored message about an event of a document} */
    Delivery add(Webhook webhook, WebhookEvent event, Document document) {
        var body = body(event, document.updatedAt(), DocumentView.of(document));
        return queue.add(Delivery.of(webhook, event, document.id(), body, clock.instant()));
    }

    /** {@return the stored test message} */
    Delivery addTest(Webhook webhook) {
        var now = clock.instant();
        var body = body(WebhookEvent.TEST, now, Map.of("webhook_id", webhook.id()));
        return queue.add(Delivery.of(webhook, WebhookEvent.TEST, null, body, now));
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
