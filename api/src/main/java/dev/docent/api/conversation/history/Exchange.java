package dev.docent.api.conversation.history;

import dev.docent.retrieval.answering.Answer;

/** A question and its answer. */
public record Exchange(Message question, Message answer) {

    /** {@return this exchange with the whole answer} */
    public Exchange with(Answer whole) {
        return new Exchange(question, answer.with(whole));
    }
}
