package dev.docent.api.webhook;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Makes a message for each webhook that wants to hear of a document, on the thread that stored the document: once that
 * thread goes on, the messages are as durable as the document.
 */
@Component
class DocumentAnnouncements {

    private static final Logger log = LoggerFactory.getLogger(DocumentAnnouncements.class);

    private final Webhooks webhooks;
    private final WebhookMessages messages;
    private final DocumentsAtRest atRest = new DocumentsAtRest();

    DocumentAnnouncements(Webhooks webhooks, WebhookMessages messages) {
        this.webhooks = webhooks;
        this.messages = messages;
    }

    @EventListener
    void on(DocumentChanged change) {
        atRest.enter(change.document()).ifPresent(event -> announce(event, change.document()));
    }

    /** The document stays as it is when that fails: it is stored, and its worker has to go on. */
    private void announce(WebhookEvent event, Document document) {
        try {
            webhooks.of(document.owner()).stream()
                    .filter(webhook -> webhook.wants(event, document.knowledgeBaseId()))
                    .forEach(webhook -> messages.tell(webhook, event, document));
        } catch (DataAccessException failure) {
            log.error("Webhooks are not told of document {} ({})", document.id(), event.text(), failure);
        }
    }
}
