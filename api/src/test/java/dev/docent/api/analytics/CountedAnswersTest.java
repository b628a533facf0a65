package dev.docent.api.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Answer.Completion;
import dev.docent.retrieval.answering.Answer.Usage;
import dev.docent.retrieval.answering.Persona;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.passage.Scope;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Questions are counted with their outcome, and written to the records together. */
class CountedAnswersTest {

    private static final Question QUESTION = new Question(Scope.of("ann", "default"), "Who?", List.of());
    private static final Usage USAGE = new Usage("m-1", 1, 1);

    private Instant now = Instant.parse("2026-11-23T23:59:59Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final StoredQuestions store = new StoredQuestions();
    private final QuestionCounter counter = new QuestionCounter(store, clock);

    @Test
    void countQuestionsByTheirKeysAndWriteThemOnce() {
        ask(QUESTION, CountedAnswersTest::answer);
        ask(QUESTION, CountedAnswersTest::answer);
        ask(QUESTION.to(new Persona("ada", "Ada", null, Map.of(), null, null, true)), CountedAnswersTest::answer);
        now = now.plusSeconds(1);
        ask(QUESTION, CountedAnswersTest::answer);
        assertThat(store.records).isEmpty();

        counter.flush();
        counter.flush();

        assertThat(store.records.keySet())
                .containsExactly("2026-11-23 ann - m-1", "2026-11-23 ann ada m-1", "2026-11-24 ann - m-1");
        assertThat(counts("2026-11-23 ann - m-1").questions()).isEqualTo(2);
        assertThat(counts("2026-11-23 ann - m-1").latencies().percentile(1)).isEqualTo(50);
    }

    @Test
    void countRefusalsButNoSmallTalkAsSuch() {
        ask(QUESTION, () -> Answer.refusal(QUESTION, USAGE, Completion.WHOLE));
        ask(QUESTION, () -> new Answer("Withheld.", false, List.of(), USAGE, null, Completion.BLOCKED));
        ask(QUESTION, () -> new Answer("You are welcome.", false, List.of(), USAGE, null, Completion.WHOLE));
        counter.flush();

        assertThat(counts("2026-11-23 ann - m-1").questions()).isEqualTo(3);
        assertThat(counts("2026-11-23 ann - m-1").refusals()).isEqualTo(2);
    }

    @Test
    void countFailuresAndNoLatencyOfWhatWasNotAnswered() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ask(QUESTION, () -> {
                    throw new IllegalStateException("down");
                }));
        assertThatThrownBy(() -> ask(QUESTION, () -> {
                    throw new CancellationException("gone");
                }))
                .isInstanceOf(CancellationException.class);
        ask(QUESTION, () -> answer().ended(Completion.INTERRUPTED));
        counter.flush();

        var unanswered = counts("2026-11-23 ann - -");
        assertThat(unanswered.questions()).isEqualTo(2);
        assertThat(unanswered.failures()).isEqualTo(1);
        assertThat(unanswered.latencies()).isEqualTo(LatencyHistogram.NONE);
        assertThat(counts("2026-11-23 ann - m-1").questions()).isOne();
        assertThat(counts("2026-11-23 ann - m-1").latencies()).isEqualTo(LatencyHistogram.NONE);
    }

    @Test
    void loseNothingWhileTheStoreIsDown() {
        ask(QUESTION, CountedAnswersTest::answer);
        store.isDown = true;
        assertThatIllegalStateException().isThrownBy(counter::flush);
        ask(QUESTION, CountedAnswersTest::answer);
        store.isDown = false;

        counter.saveAtStop();

        assertThat(counts("2026-11-23 ann - m-1").questions()).isEqualTo(2);
    }

    @Test
    void areDeletedWithTheirAccountAlsoBeforeTheyAreWritten() {
        ask(QUESTION, CountedAnswersTest::answer);

        new QuestionsOfAccount(counter, store).deleteOf("ann");
        counter.flush();

        assertThat(store.records).isEmpty();
    }

    private QuestionCounts counts(String id) {
        return store.findById(id).orElseThrow().counts();
    }

    private void ask(Question question, Supplier<Answer> source) {
        new CountedAnswers((asked, stream) -> source.get(), counter).answer(question);
    }

    private static Answer answer() {
        return new Answer("Anna.", true, List.of(), USAGE, null, Completion.WHOLE);
    }
}
