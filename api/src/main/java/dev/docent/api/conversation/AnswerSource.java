package dev.docent.api.conversation;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.AnswerStream;
import dev.docent.retrieval.answering.Question;

/** Where answers come from: our own retrieval, or another installation. Safe for concurrent use. */
@FunctionalInterface
public interface AnswerSource {

    /**
     * {@return the answer}
     *
     * @param stream hears it while it is made
     * @throws dev.docent.api.problem.ProblemException (503) when it cannot be had now
     */
    Answer answer(Question question, AnswerStream stream);

    /** {@return the same, when nobody listens while it is made} */
    default Answer answer(Question question) {
        return answer(question, AnswerStream.NONE);
    }
}
