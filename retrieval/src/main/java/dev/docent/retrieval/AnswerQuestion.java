package dev.docent.retrieval;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.AnswerComposer;
import dev.docent.retrieval.answering.AnswerListener;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.SearchMode;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Service;

/** Answers a question from the documents of its scope, or says that they do not hold the answer. */
@Service
public final class AnswerQuestion {

    private static final int PASSAGES = 10;

    /** As many are left to read where every document is there twice. */
    private static final int FOUND = 2 * PASSAGES;

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
        var found = search.search(question.scope(), question.text(), SearchMode.HYBRID, FOUND, null);
        return composer.compose(question, distinct(found), listener);
    }

    /** Of passages with the same words the best alone: the others of a file that is there twice say nothing new. */
    private static List<PassageHit> distinct(List<PassageHit> found) {
        var seen = new HashSet<String>();
        return found.stream()
                .filter(hit -> seen.add(hit.passage().text().replaceAll("\\s+", " ")))
                .limit(PASSAGES)
                .toList();
    }
}
