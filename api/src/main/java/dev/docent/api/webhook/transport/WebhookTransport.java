package dev.docent.api.webhook.transport;

import java.time.Instant;

/** Sends messages to their receivers. Safe for concurrent use. */
public interface WebhookTransport {

    /** {@return the outcome, within a limited time; failures of the receiver are outcomes, not exceptions} */
    Outcome send(Message message);

    /**
     * One attempt to deliver a message.
     *
     * @param time of the attempt
     * @param signature over id, time and body
     */
    record Message(String url, String id, Instant time, String signature, String body) {}

    /** The outcome of an attempt to deliver a message. */
    sealed interface Outcome {

        /**
         * The receiver answered with an HTTP status.
         *
         * @param body its beginning, at most a kilobyte
         */
        record Answered(int status, String body) implements Outcome {

            /** An answer without a body. */
            public Answered(int status) {
                this(status, "");
            }

            public boolean isSuccess() {
                return status >= 200 && status < 300;
            }

            /** {@return whether the receiver wants no more messages (410 Gone)} */
            public boolean isGone() {
                return status == 410;
            }
        }

        /** There was no answer. The reason is an error code of the API. */
        record Unanswered(String reason) implements Outcome {}
    }
}
