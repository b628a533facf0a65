package dev.docent.retrieval;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.AnswerComposer;
import dev.docent.retrieval.answering.AnswerListener;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.index.SearchMode;
import org.springframework.stereotype.Service;

/** Answers a question from the documents of its scope, or says that they do not hold the answer. */
@Service
public final class AnswerQuestion {

    private static final int PASSAGES = 10;

    private final SearchPassages search;
    private final AnswerComposer composer;

    AnswerQuestion(SearchPassages search, AnswerComposer composer) {
        this.search = search;
        this.composer = composer;
    }

    /**
     * {@return the answer with its verified citations}
     *
     * @param question standing alone: its conversation is not searched for
     */
    public Answer answer(Question question) {
        return answer(question, AnswerListener.NOBODY);
    }

    /**
     * {@return the same}
     *
     * @param listener hears the text while it is made
     */
    public Answer answer(Question question, AnswerListener listener) {
        var passages = search.search(question.scope(), question.text(), SearchMode.HYBRID, PASSAGES, null);
        return composer.compose(question, passages, listener);
    }
}
