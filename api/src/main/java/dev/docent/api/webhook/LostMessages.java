package dev.docent.api.webhook;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentRegister;
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
 * Makes the messages that a process did not come to before it was killed: a document is stored first and the messages
 * about it a moment later. Of the documents that came to rest last, each that a webhook was not told of since is told of
 * at the start. One that was stored again meanwhile for another reason is told of twice.
 */
@Component
class LostMessages {

    /** Far longer than it takes from a document's record to its messages. */
    private static final Duration LAST = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(LostMessages.class);

    private final DocumentRegister documents;
    private final Webhooks webhooks;
    private final DeliveryRepository deliveries;
    private final WebhookMessages messages;
    private final Instant start;

    LostMessages(
            DocumentRegister documents,
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

    /** What failed to be looked up is left to the next start: the service itself is ready. */
    @EventListener(ApplicationReadyEvent.class)
    void make() {
        try {
            var atRest = documents.lastAtRest(LAST).stream()
                    .filter(document -> document.updatedAt().isBefore(start))
                    .toList();
            if (!atRest.isEmpty()) {
                make(atRest);
            }
        } catch (DataAccessException failure) {
            log.error("It could not be seen which messages to webhooks were lost", failure);
        }
    }

    private void make(List<Document> atRest) {
        var earliest =
                atRest.stream().map(Document::updatedAt).min(Instant::compareTo).orElse(start);
        var told = deliveries.findByCreatedAtGreaterThanEqual(earliest).stream()
                .map(delivery -> new Told(delivery.webhook(), delivery.event(), delivery.document()))
                .collect(Collectors.toSet());
        for (var document : atRest) {
            WebhookEvent.of(document.status()).ifPresent(event -> tell(event, document, told));
        }
    }

    private void tell(WebhookEvent event, Document document, Set<Told> told) {
        webhooks.of(document.owner()).stream()
                .filter(webhook -> webhook.wants(event, document.knowledgeBaseId()))
                .filter(webhook -> !webhook.createdAt().isAfter(document.updatedAt()))
                .filter(webhook -> !told.contains(new Told(webhook.id(), event, document.id())))
                .forEach(webhook -> {
                    messages.tell(webhook, event, document);
                    log.info(
                            "made lost message webhook={} document={} event={}",
                            webhook.id(),
                            document.id(),
                            event.text());
                });
    }

    private record Told(
            String webhook, WebhookEvent event, @Nullable String document) {}
}
