package dev.docent.retrieval.evaluation;

import dev.docent.retrieval.answering.Answer;

/** The text of an answer as compared with expected answers. */
public final class PlainAnswer {

    private PlainAnswer() {}

    /** {@return the text without citation numbers; empty for a refusal, whose words must not count for any question} */
    public static String of(Answer answer) {
        return answer.grounded() ? answer.text().replaceAll(" \\[\\d+]", "") : "";
    }
}
