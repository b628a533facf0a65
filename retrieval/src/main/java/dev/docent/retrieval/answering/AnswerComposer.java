package dev.docent.retrieval.answering;

import dev.docent.retrieval.index.PassageHit;
import java.util.List;

/** Composes an answer from a question and its matching passages. Safe for concurrent use. */
public interface AnswerComposer {

    /**
     * {@return an answer whose citations are verified against the stored text and whose sentences are checked against
     * what they cite ({@link SupportCheck}); not grounded when no citation remains}
     *
     * @param question the question
     * @param passages the search hits, best first; if empty, the answer is not grounded
     * @param stream receives the text while it is written, each sentence after its check
     */
    Answer compose(Question question, List<PassageHit> passages, AnswerStream stream);

    /** {@return the same answer, without streaming} */
    default Answer compose(Question question, List<PassageHit> passages) {
        return compose(question, passages, AnswerStream.NONE);
    }

    /** {@return the name shown in the start-up table: {@code extractive}, or the name of the chat model} */
    String name();
}
