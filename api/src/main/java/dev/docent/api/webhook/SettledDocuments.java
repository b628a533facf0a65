package dev.docent.api.webhook;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * The documents announced most recently, so that a document that is stored again without having been processed again is not
 * announced twice. Safe for concurrent use.
 */
final class SettledDocuments {

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
