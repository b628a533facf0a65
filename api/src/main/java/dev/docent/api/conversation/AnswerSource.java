package dev.docent.api.conversation;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.AnswerListener;
import dev.docent.retrieval.answering.Question;

/** Where answers come from: our own retrieval, or another installation. Safe for concurrent use. */
@FunctionalInterface
public interface AnswerSource {

    /**
     * {@return the answer}
     *
     * @param listener hears it while it is made
     * @throws dev.docent.api.problem.ProblemException (503) when it cannot be had now
     */
    Answer answer(Question question, AnswerListener listener);

    /** {@return the same, when nobody listens while it is made} */
    default Answer answer(Question question) {
        return answer(question, AnswerListener.NOBODY);
    }
}
