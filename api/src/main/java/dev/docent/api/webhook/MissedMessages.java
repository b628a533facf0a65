package dev.docent.api.webhook;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.Documents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Adds, at the start, the messages that a killed process did not store: it stores a document first and the messages about it
 * a moment later. Considers the documents that were settled last and have no message since. A document that was stored
 * again in between for another reason is announced twice.
 */
@Component
class MissedMessages {

    /** Far longer than the time between storing a document and its messages. */
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(MissedMessages.class);

    private final Documents documents;
    private final Webhooks webhooks;
    private final DeliveryRepository deliveries;
    private final WebhookMessages messages;
    private final Instant start;

    MissedMessages(
            Documents documents,
            Webhooks webhooks,
            DeliveryRepository deliveries,
            WebhookMessages messages,
            Clock clock) {
        this.documents = documents;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.messages = messages;
        this.start = clock.instant();
    }

    /** A failure is only logged, since the service itself is ready; the next start tries again. */
    @EventListener(ApplicationReadyEvent.class)
    void add() {
        try {
            var settled = documents.lastAtRest(PERIOD).stream()
                    .filter(document -> document.updatedAt().isBefore(start))
                    .toList();
            if (!settled.isEmpty()) {
                add(settled);
            }
        } catch (DataAccessException failure) {
            log.error("failed add=missed_webhook_messages", failure);
        }
    }

    private void add(List<Document> settled) {
        var earliest = settled.stream()
                .map(Document::updatedAt)
                .min(Instant::compareTo)
                .orElse(start);
        var sent = deliveries.findByCreatedAtGreaterThanEqual(earliest).stream()
                .map(delivery -> new Announcement(delivery.webhook(), delivery.event(), delivery.document()))
                .collect(Collectors.toSet());
        for (var document : settled) {
            WebhookEvent.of(document.status()).ifPresent(event -> add(event, document, sent));
        }
    }

    private void add(WebhookEvent event, Document document, Set<Announcement> sent) {
        webhooks.of(document.owner()).stream()
                .filter(webhook -> webhook.wants(event, document.knowledgeBaseId()))
                .filter(webhook -> !webhook.createdAt().isAfter(document.updatedAt()))
                .filter(webhook -> !sent.contains(new Announcement(webhook.id(), event, document.id())))
                .forEach(webhook -> {
                    messages.add(webhook, event, document);
                    log.info(
                            "added missed_message webhook={} document={} event={}",
                            webhook.id(),
                            document.id(),
                            event.text());
                });
    }

    private record Announcement(
            String webhook, WebhookEvent event, @Nullable String document) {}
}
