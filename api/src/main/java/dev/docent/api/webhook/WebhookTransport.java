package dev.docent.api.webhook;

import java.time.Instant;

/** Carries a message to its receiver. Safe for concurrent use. */
interface WebhookTransport {

    /** {@return what came of it, after a limited time; it never throws for what the receiver does} */
    DeliveryOutcome send(Message message);

    /**
     * A message at an attempt.
     *
     * @param time of the attempt
     * @param signature over id, time and body
     */
    record Message(String url, String id, Instant time, String signature, String body) {}
}
