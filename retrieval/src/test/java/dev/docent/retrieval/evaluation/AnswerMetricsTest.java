package dev.docent.retrieval.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.docent.retrieval.answering.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The metrics that are counted over all answers. */
class AnswerMetricsTest {

    @Test
    void countsRefusals() {
        // Of 6 with an answer 1 is refused, of 4 without one 3: precision 3/4, recall 3/4, balanced (3/4 + 5/6) / 2
        var outcomes = new ArrayList<RefusalMetrics.Outcome>();
        outcomes.addAll(Collections.nCopies(5, new RefusalMetrics.Outcome(true, false)));
        outcomes.add(new RefusalMetrics.Outcome(true, true));
        outcomes.addAll(Collections.nCopies(3, new RefusalMetrics.Outcome(false, true)));
        outcomes.add(new RefusalMetrics.Outcome(false, false));

        var metrics = RefusalMetrics.of(outcomes);

        assertThat(metrics.questions()).isEqualTo(10);
        assertThat(metrics.precision()).isEqualTo(0.75);
        assertThat(metrics.recall()).isEqualTo(0.75);
        assertThat(metrics.f1()).isEqualTo(0.75);
        assertThat(metrics.balancedAccuracy()).isCloseTo(0.791667, within(1e-6));
        assertThat(RefusalMetrics.answerRate(outcomes)).isCloseTo(5.0 / 6, within(1e-9));
        assertThat(RefusalMetrics.answerRate(List.of())).isZero();
    }

    @Test
    void makesChanceOfRefusingEverythingAndOfRefusingNothing() {
        var everything = List.of(new RefusalMetrics.Outcome(true, true), new RefusalMetrics.Outcome(false, true));
        var nothing = List.of(new RefusalMetrics.Outcome(true, false), new RefusalMetrics.Outcome(false, false));

        assertThat(RefusalMetrics.of(everything)).isEqualTo(new RefusalMetrics(2, 0.5, 1, 2.0 / 3, 0.5));
        assertThat(RefusalMetrics.of(nothing)).isEqualTo(new RefusalMetrics(2, 0, 0, 0, 0.5));
    }

    @Test
    void countsCitations() {
        var citations = List.of(
                new CitationMetrics.Outcome(true, true, true, true),
                new CitationMetrics.Outcome(true, true, false, true),
                new CitationMetrics.Outcome(true, false, false, true),
                new CitationMetrics.Outcome(true, true, false, true),
                new CitationMetrics.Outcome(false, false, false, false));

        assertThat(CitationMetrics.of(citations)).isEqualTo(new CitationMetrics(5, 0.75, 0.25, 0.8));
        assertThat(CitationMetrics.of(List.of())).isEqualTo(new CitationMetrics(0, 0, 0, 0));
    }

    @Test
    void comparesNoWordOfARefusal() {
        var usage = new Answer.Usage("extractive", 0, 0);

        assertThat(new Answer("It was lit [1]. In 1811 [2].", true, List.of(), usage, null, Answer.Completion.WHOLE)
                        .plainText())
                .isEqualTo("It was lit. In 1811.");
        assertThat(new Answer("The documents do not say.", false, List.of(), usage, null, Answer.Completion.WHOLE)
                        .plainText())
                .isEmpty();
    }

    @Test
    void takesPercentilesByNearestRank() {
        var times = new ArrayList<>(LongStream.rangeClosed(1, 200)
                .map(each -> each * 1_000_000)
                .boxed()
                .toList());
        Collections.reverse(times);

        assertThat(Latency.of(times)).isEqualTo(new Latency(200, 100, 190, 198));
        assertThat(Latency.of(List.of(7_000_000L))).isEqualTo(new Latency(1, 7, 7, 7));
        assertThat(Latency.of(List.of())).isEqualTo(new Latency(0, 0, 0, 0));
    }
}
