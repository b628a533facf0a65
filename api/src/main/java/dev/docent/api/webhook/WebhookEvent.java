package dev.docent.api.webhook;

import dev.docent.ingestion.document.DocumentStatus;
import java.util.Arrays;
import java.util.Optional;

/** The event that a message reports. */
enum WebhookEvent {
    /** A document became searchable, for the first time or again. */
    DOCUMENT_READY("document.ready"),
    /** A document could not be processed, or its processing was canceled. */
    DOCUMENT_FAILED("document.failed"),
    /** Asks the receiver of a new webhook whether it wants messages. */
    CHALLENGE("webhook.challenge"),
    /** A test message that a client asked for. */
    TEST("webhook.test");

    private final String text;

    WebhookEvent(String text) {
        this.text = text;
    }

    /** {@return its name in the API} */
    String text() {
        return text;
    }

    /** {@return the event of a document entering this state; empty if there is none} */
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
