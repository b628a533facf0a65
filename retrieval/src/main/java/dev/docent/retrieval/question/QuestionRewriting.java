package dev.docent.retrieval.question;

import dev.docent.retrieval.answering.Question;

/**
 * Rewrites a follow-up question ("and in 2023?") into a standalone one, so that searching and answering need not know
 * the conversation. Safe for concurrent use.
 */
public interface QuestionRewriting {

    /**
     * {@return the standalone question: the same question if it is standalone already, if there is no earlier turn, or
     * if its reference cannot be resolved; otherwise one with another text, the same scope and the same conversation}
     *
     * @param question has the conversation so far, with earlier questions in their standalone form
     */
    Question standalone(Question question);
}
