package dev.docent.api.webhook;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentMessages;
import dev.docent.ingestion.document.PendingMessages.Message;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes a message for each webhook that wants an event of a document. */
@Component
class DocumentAnnouncements implements DocumentMessages {

    private final Webhooks webhooks;
    private final WebhookMessages messages;

    DocumentAnnouncements(Webhooks webhooks, WebhookMessages messages) {
        this.webhooks = webhooks;
        this.messages = messages;
    }

    @Override
    public List<Message> about(Document settled) {
        return WebhookEvent.of(settled.status()).stream()
                .flatMap(event -> webhooks.of(settled.owner()).stream()
                        .filter(webhook -> webhook.wants(event, settled.knowledgeBaseId()))
                        .map(webhook -> messages.write(webhook, event, settled)))
                .toList();
    }

    @Override
    public void send(Document document, List<Message> pending) {
        pending.forEach(message -> messages.add(document, message));
    }
}
