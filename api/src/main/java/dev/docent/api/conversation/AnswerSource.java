package dev.docent.api.conversation;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Question;

/** Where answers come from: our own retrieval, or another installation. Safe for concurrent use. */
@FunctionalInterface
public interface AnswerSource {

    /** {@return the answer} @throws dev.docent.api.problem.ProblemException (503) when it cannot be had now */
    Answer answer(Question question);
}
