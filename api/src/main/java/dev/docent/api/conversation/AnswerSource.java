package dev.docent.api.conversation;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.AnswerStream;
import dev.docent.retrieval.answering.Question;

/** Answers questions, from our own documents or by another installation. Safe for concurrent use. */
@FunctionalInterface
public interface AnswerSource {

    /** Qualifies the source that does not count its questions as those of people. */
    String UNCOUNTED = "uncountedAnswers";

    /**
     * Answers a question.
     *
     * @param stream receives the answer while it is generated
     * @throws dev.docent.api.problem.ProblemException (503) if the other installation is not available
     */
    Answer answer(Question question, AnswerStream stream);

    /** Answers a question as a whole. */
    default Answer answer(Question question) {
        return answer(question, AnswerStream.NONE);
    }
}
