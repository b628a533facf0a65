package dev.docent.retrieval.answering;

/** Receives the text of an answer while it is written, on the thread that writes it. */
@FunctionalInterface
public interface AnswerStream {

    /** Ignores the text, for callers that wait for the whole answer. */
    AnswerStream NONE = part -> true;

    /**
     * Receives the next part of the text. The concatenated parts are the text of the answer, except for surrounding
     * white space.
     *
     * @return whether to continue; false when the receiver is gone, which makes this the last part
     */
    boolean onDelta(String part);

    /** {@return whether the receiver is still there, as far as known}; polled while there is no text to send */
    default boolean isOpen() {
        return true;
    }

    /** Sends a whole answer as one part. {@return the answer, marked as interrupted if the receiver is gone} */
    default Answer send(Answer answer) {
        return onDelta(answer.text()) ? answer : answer.ended(Answer.Completion.INTERRUPTED);
    }
}
