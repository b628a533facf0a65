package dev.docent.retrieval.evaluation;

import dev.docent.retrieval.answering.Answer;

/** An answer as it is compared with the expected ones. */
public final class PlainAnswer {

    private PlainAnswer() {}

    /**
     * {@return its text without the marks of its citations; empty for a refusal, which is no answer: its words must not
     * count for any question}
     */
    public static String of(Answer answer) {
        return answer.grounded() ? answer.text().replaceAll(" \\[\\d+]", "") : "";
    }
}
