package dev.docent.api.webhook;

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

    static Optional<WebhookEvent> of(String text) {
        return Arrays.stream(values()).filter(one -> one.text.equals(text)).findFirst();
    }
}
