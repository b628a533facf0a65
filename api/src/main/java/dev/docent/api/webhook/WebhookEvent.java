package dev.docent.api.webhook;

import dev.docent.ingestion.document.DocumentStatus;
import java.util.Arrays;
import java.util.Optional;

/** What a message tells. */
enum WebhookEvent {
    /** A document can be searched now, whether for the first time or again. */
    DOCUMENT_READY("document.ready"),
    /** A document could not be read, or its reading was called off. */
    DOCUMENT_FAILED("document.failed"),
    /** Nothing; someone asked for a message to try the receiver out. */
    TEST("webhook.test");

    private final String text;

    WebhookEvent(String text) {
        this.text = text;
    }

    /** {@return its name in the API} */
    String text() {
        return text;
    }

    /** {@return what is told of a document that came to this state} */
    static Optional<WebhookEvent> of(DocumentStatus status) {
        return switch (status) {
            case READY -> Optional.of(DOCUMENT_READY);
            case FAILED -> Optional.of(DOCUMENT_FAILED);
            case QUEUED, PROCESSING, DELETING -> Optional.empty();
        };
    }

    static Optional<WebhookEvent> of(String text) {
        return Arrays.stream(values()).filter(one -> one.text.equals(text)).findFirst();
    }
}
