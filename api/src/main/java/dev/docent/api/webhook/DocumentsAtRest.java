package dev.docent.api.webhook;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * The documents that were told of most recently, so that one which is stored again without having been in work since is
 * not told of again. Safe for concurrent use.
 */
final class DocumentsAtRest {

    private static final int MOST = 10_000;

    private final LinkedHashMap<String, DocumentStatus> statuses = new LinkedHashMap<>();

    /** {@return what there is to tell of a document that was stored in this state} */
    synchronized Optional<WebhookEvent> enter(Document document) {
        var event = WebhookEvent.of(document.status());
        if (event.isEmpty()) {
            statuses.remove(document.id());
            return event;
        }
        var before = statuses.put(document.id(), document.status());
        if (statuses.size() > MOST) {
            statuses.pollFirstEntry();
        }
        return before == document.status() ? Optional.empty() : event;
    }
}
