package dev.docent.api.analytics;

import dev.docent.api.conversation.AnswerSource;
import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Answer.Completion;
import dev.docent.retrieval.answering.AnswerStream;
import dev.docent.retrieval.answering.Question;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Counts the questions of people, whichever endpoint they come from, and how long their answers took. */
@Component
final class CountedAnswers implements AnswerSource {

    private final AnswerSource source;
    private final QuestionCounter counter;

    CountedAnswers(@Qualifier(AnswerSource.UNCOUNTED) AnswerSource source, QuestionCounter counter) {
        this.source = source;
        this.counter = counter;
    }

    @Override
    public Answer answer(Question question, AnswerStream stream) {
        var start = System.nanoTime();
        try {
            var answer = source.answer(question, stream);
            var took = Duration.ofNanos(System.nanoTime() - start);
            counter.add(
                    question,
                    answer.usage().model(),
                    QuestionCounts.answered(
                            answer.isRefusal(), answer.completion() == Completion.INTERRUPTED ? null : took));
            return answer;
        } catch (CancellationException gone) {
            counter.add(question, null, QuestionCounts.ABANDONED);
            throw gone;
        } catch (RuntimeException | Error failure) {
            counter.add(question, null, QuestionCounts.FAILED);
            throw failure;
        }
    }
}
