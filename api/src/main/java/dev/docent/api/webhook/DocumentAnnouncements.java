package dev.docent.api.webhook;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentChanged;
import dev.docent.ingestion.document.DocumentStatus;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Stores a message for each webhook that wants an event of a document, on the thread that stored the document, so that the
 * messages are durable before the document is processed further.
 */
@Component
class DocumentAnnouncements {

    private static final Logger log = LoggerFactory.getLogger(DocumentAnnouncements.class);

    private final Webhooks webhooks;
    private final WebhookMessages messages;
    private final SettledDocuments settled = new SettledDocuments();

    DocumentAnnouncements(Webhooks webhooks, WebhookMessages messages) {
        this.webhooks = webhooks;
        this.messages = messages;
    }

    @EventListener
    void on(DocumentChanged change) {
        settled.enter(change.document()).ifPresent(event -> announce(event, change.document()));
    }

    /** A failure is only logged: the document is stored already, and its worker has to continue. */
    private void announce(WebhookEvent event, Document document) {
        try {
            webhooks.of(document.owner()).stream()
                    .filter(webhook -> webhook.wants(event, document.knowledgeBaseId()))
                    .forEach(webhook -> messages.add(webhook, event, document));
        } catch (DataAccessException failure) {
            log.error("failed announce=webhooks document={} event={}", document.id(), event.text(), failure);
        }
    }

    /**
     * The documents announced most recently, so that a document that is stored again without having been processed again is not
     * announced twice. Safe for concurrent use.
     */
    static final class SettledDocuments {

        private static final int MAX_DOCUMENTS = 10_000;

        private final LinkedHashMap<String, DocumentStatus> statuses = new LinkedHashMap<>();

        /** {@return the event to announce after a document was stored; empty if there is none} */
        synchronized Optional<WebhookEvent> enter(Document document) {
            var event = WebhookEvent.of(document.status());
            if (event.isEmpty()) {
                statuses.remove(document.id());
                return event;
            }
            var before = statuses.put(document.id(), document.status());
            if (statuses.size() > MAX_DOCUMENTS) {
                statuses.pollFirstEntry();
            }
            return before == document.status() ? Optional.empty() : event;
        }
    }
}
