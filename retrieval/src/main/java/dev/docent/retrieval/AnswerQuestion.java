package dev.docent.retrieval;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.AnswerComposer;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.words.AskingWords;
import dev.docent.retrieval.words.WordAnalyzer;
import org.springframework.stereotype.Service;

/** Answers a question from the documents of its scope, or says that they do not hold the answer. */
@Service
public final class AnswerQuestion {

    private static final int PASSAGES = 10;
    private static final int WORDS = 64;

    private final WordAnalyzer analyzer = new WordAnalyzer();
    private final SearchPassages search;
    private final AnswerComposer composer;

    AnswerQuestion(SearchPassages search, AnswerComposer composer) {
        this.search = search;
        this.composer = composer;
    }

    /** {@return the answer with its verified citations} */
    public Answer answer(Question question) {
        var asked = withItsSubject(question);
        var passages = search.search(asked.scope(), asked.text(), SearchMode.HYBRID, PASSAGES, null);
        return composer.compose(asked, passages);
    }

    /** "And when?" has no word to search for: such a question is read together with the one before it. */
    private Question withItsSubject(Question question) {
        if (question.conversation().isEmpty() || hasSubject(question.text())) {
            return question;
        }
        var before = question.conversation().getLast().question();
        return new Question(question.scope(), before + " " + question.text(), question.conversation());
    }

    private boolean hasSubject(String text) {
        return analyzer.terms(text, WORDS).stream().anyMatch(term -> !AskingWords.contains(term));
    }
}
