package dev.docent.retrieval.direct;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Question;
import java.util.Optional;

/**
 * Answers one kind of question that is not a question for passages. The kinds are asked in the order of their {@code
 * @Order} before the search. Safe for concurrent use.
 */
public interface DirectAnswer {

    /** {@return the answer; empty if the question is not of this kind} */
    Optional<Answer> answer(Question question);
}
