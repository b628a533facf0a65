package dev.docent.retrieval.question;

import dev.docent.retrieval.answering.Question;

/**
 * Makes a question that leans on what was said before ("and in 2023?") into one that stands alone, so that searching and
 * answering need not know the conversation. Safe for concurrent use.
 */
public interface QuestionRewriting {

    /**
     * {@return the question as it would be asked by itself: the same question when it leans on nothing, when nothing was
     * said before, or when what it leans on cannot be told; otherwise one with another text, of the same
     * scope and conversation}
     *
     * @param question with the conversation so far, its earlier questions as they were asked in fact
     */
    Question standalone(Question question);
}
