package dev.docent.retrieval.answering;

import dev.docent.retrieval.index.PassageHit;
import java.util.List;

/** Makes an answer from a question and the passages that were found for it. Safe for concurrent use. */
public interface AnswerComposer {

    /**
     * {@return an answer whose every citation was verified against the stored text and every sentence held against what it
     * cites ({@link SupportCheck}), or one that is not grounded}
     *
     * @param question what is asked
     * @param passages what was found, best first; none leads to an answer that is not grounded
     * @param listener hears the text while it is made, each sentence when it was checked
     */
    Answer compose(Question question, List<PassageHit> passages, AnswerListener listener);

    /** {@return the same, when nobody listens while it is made} */
    default Answer compose(Question question, List<PassageHit> passages) {
        return compose(question, passages, AnswerListener.NOBODY);
    }

    /** {@return how it answers, for the table at the start: {@code extractive}, or the name of a chat model} */
    String name();
}
