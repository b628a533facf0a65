package dev.docent.api.webhook.transport;

import java.time.Instant;

/** Sends messages to their receivers. Safe for concurrent use. */
public interface WebhookTransport {

    /** {@return the outcome, within a limited time; failures of the receiver are outcomes, not exceptions} */
    DeliveryOutcome send(Message message);

    /**
     * One attempt to deliver a message.
     *
     * @param time of the attempt
     * @param signature over id, time and body
     */
    record Message(String url, String id, Instant time, String signature, String body) {}
}
