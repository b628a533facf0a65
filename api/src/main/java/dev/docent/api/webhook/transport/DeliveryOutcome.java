package dev.docent.api.webhook.transport;

/** The outcome of an attempt to deliver a message. */
public sealed interface DeliveryOutcome {

    /** The receiver answered with an HTTP status. */
    record Answered(int status) implements DeliveryOutcome {

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** {@return whether the receiver wants no more messages (410 Gone)} */
        public boolean isGone() {
            return status == 410;
        }
    }

    /** There was no answer. The reason is an error code of the API. */
    record Unanswered(String reason) implements DeliveryOutcome {}
}
