package dev.docent.retrieval;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.AnswerComposer;
import dev.docent.retrieval.answering.AnswerStream;
import dev.docent.retrieval.answering.CitationCheck;
import dev.docent.retrieval.answering.FurtherSentences;
import dev.docent.retrieval.answering.NearestPassages;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.SourceTexts;
import dev.docent.retrieval.direct.DirectAnswer;
import dev.docent.retrieval.direct.smalltalk.SmallTalk;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.runtime.Steps;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Answers a question from the documents of its scope, or refuses it when they do not hold the answer. */
@Service
public final class AnswerQuestion {

    private static final int PASSAGES = 10;

    /** Twice as many as are read, so that enough are left when every document was uploaded twice. */
    private static final int FOUND = 2 * PASSAGES;

    private final SearchPassages search;
    private final AnswerComposer composer;
    private final NearestPassages nearest;
    private final FurtherSentences further;
    private final List<DirectAnswer> direct;
    private final Steps steps;
    private final ReadImages images;

    /** @param direct answer the questions that need no search for passages */
    AnswerQuestion(
            SearchPassages search,
            AnswerComposer composer,
            NearestPassages nearest,
            FurtherSentences further,
            List<DirectAnswer> direct,
            SourceTexts texts,
            Steps questionSteps) {
        this.search = search;
        this.composer = composer;
        this.nearest = nearest;
        this.further = further;
        this.direct = List.copyOf(direct);
        this.steps = questionSteps;
        this.images = new ReadImages(new CitationCheck(texts));
    }

    /**
     * {@return the answer with its verified citations and further sentences, or a refusal with the passages that came closest}
     *
     * @param question must be standalone: its conversation is not searched
     */
    public Answer answer(Question question) {
        return answer(question, AnswerStream.NONE);
    }

    /**
     * {@return the answer with its verified citations}
     *
     * @param stream receives the text while it is written
     */
    public Answer answer(Question question, AnswerStream stream) {
        var asked = question.withText(SmallTalk.contentOf(question.text()));
        if (!asked.attached().isEmpty()) {
            return answerFromAttached(asked, stream);
        }
        return direct.stream()
                .flatMap(kind -> kind.answer(asked).stream())
                .findFirst()
                .map(stream::send)
                .orElseGet(() -> answerFromPassages(asked, stream));
    }

    /** What was recognized in an image is quoted if it does not hold the answer, so nothing is sent before that is known. */
    private Answer answerFromAttached(Question question, AnswerStream stream) {
        if (question.attached().read().isEmpty()) {
            return answerFromPassages(question, stream);
        }
        var answer = answerFromPassages(question, AnswerStream.NONE);
        return stream.send(answer.grounded() ? answer : images.quote(question, answer));
    }

    private Answer answerFromPassages(Question question, AnswerStream stream) {
        var found = search.search(question.scope(), question.text(), SearchMode.HYBRID, FOUND, null);
        var passages = distinct(question.attached().read(), found);
        return steps.step("answer").observe(() -> {
            var answer = composer.compose(question, passages, stream);
            return answer.grounded()
                    ? answer.with(further.of(question, passages, answer))
                    : answer.near(nearest.of(question, passages));
        });
    }

    /** Keeps the best of several passages with the same text: copies of a file add nothing. */
    private static List<PassageHit> distinct(List<PassageHit> read, List<PassageHit> found) {
        var seen = new HashSet<String>();
        return Stream.concat(read.stream(), found.stream())
                .filter(hit -> seen.add(hit.passage().text().replaceAll("\\s+", " ")))
                .limit(PASSAGES)
                .toList();
    }
}
