package dev.docent.api.webhook;

/** What came of sending a message. */
sealed interface DeliveryOutcome {

    /** Its receiver answered. */
    record Answered(int status) implements DeliveryOutcome {
        boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** {@return whether the receiver wants no more messages (410 Gone)} */
        boolean isGone() {
            return status == 410;
        }
    }

    /** There was no answer; the reason is a word that clients see. */
    record Unanswered(String reason) implements DeliveryOutcome {}
}
