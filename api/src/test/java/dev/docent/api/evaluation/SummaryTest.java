package dev.docent.api.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.docent.retrieval.index.SearchMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is counted over results, and how two runs compare. */
class SummaryTest {

    private static final Evaluation EVALUATION =
            Evaluation.of("ada", "base", null, SearchMode.HYBRID, new QuestionSet.Items(List.of()), Instant.EPOCH);
    private static final GoldenQuestion DOCUMENT = new GoldenQuestion("Where?", null, "a.txt", List.of(), false);
    private static final GoldenQuestion ANSWER = new GoldenQuestion("Who?", null, null, List.of("Ada"), false);
    private static final GoldenQuestion NOTHING = new GoldenQuestion("Why?", null, null, List.of(), true);

    @Test
    void takesEachShareOfTheQuestionsThatAskForIt() {
        var summary = Summary.of(results(
                result(DOCUMENT, 1, null, true, true, true, false),
                result(DOCUMENT, 4, null, true, true),
                result(DOCUMENT, null, null, false),
                result(ANSWER, null, true, true, false),
                result(ANSWER, null, false, true, false),
                result(NOTHING, null, null, false),
                result(NOTHING, null, null, true, false)));

        assertThat(summary.counts()).isEqualTo(new Summary.Counts(7, 3, 2, 2, 5, 7));
        var figures = summary.figures();
        assertThat(figures.recall1()).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(figures.recall5()).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(figures.recall10()).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(figures.mrr10()).isCloseTo((1 + 0.25) / 3, within(1e-9));
        // 1 and 1/log2(5) of three
        assertThat(figures.ndcg10()).isCloseTo((1 + 0.430677) / 3, within(1e-6));
        assertThat(figures.answerContains()).isEqualTo(0.5);
        assertThat(figures.answerRate()).isEqualTo(0.8);
        assertThat(figures.refusalRate()).isCloseTo(2.0 / 7, within(1e-9));
        assertThat(figures.refusalPrecision()).isEqualTo(0.5);
        assertThat(figures.refusalRecall()).isEqualTo(0.5);
        // Of the four citations where a document is expected
        assertThat(figures.citationPrecision()).isEqualTo(0.75);
        assertThat(figures.latencyP50Ms()).isEqualTo(3);
        assertThat(figures.latencyP95Ms()).isEqualTo(6);
    }

    @Test
    void saysNothingWhereNoQuestionAsksForIt() {
        var figures = Figures.of(results(result(NOTHING, null, null, false)));

        assertThat(figures.recall1()).isNull();
        assertThat(figures.answerContains()).isNull();
        assertThat(figures.answerRate()).isNull();
        assertThat(figures.citationPrecision()).isNull();
        assertThat(figures.refusalRecall()).isEqualTo(1);
        assertThat(Figures.of(results(result(ANSWER, null, true, true))).refusalPrecision())
                .isNull();
    }

    @Test
    void tellsByHowMuchEachFigureIsMore() {
        var before = Figures.of(results(result(DOCUMENT, 2, null, true), result(ANSWER, null, true, true)));
        var now = Figures.of(results(result(DOCUMENT, 1, null, true), result(NOTHING, null, null, false)));

        var differences = now.minus(before);

        assertThat(differences.recall1()).isEqualTo(1);
        assertThat(differences.mrr10()).isEqualTo(0.5);
        assertThat(differences.recall5()).isZero();
        assertThat(differences.refusalRate()).isEqualTo(0.5);
        assertThat(differences.answerContains()).isNull();
    }

    @Test
    void tellsBetterQuestionsFromWorse() {
        var before = results(
                result(DOCUMENT, 3, null, true),
                result(DOCUMENT, null, null, true),
                result(DOCUMENT, 2, null, true),
                result(ANSWER, null, false, true),
                result(ANSWER, null, true, true),
                result(NOTHING, null, null, true),
                result(NOTHING, null, null, false),
                result(DOCUMENT, 5, null, true));
        var now = results(
                result(DOCUMENT, 3, null, true),
                result(DOCUMENT, 7, null, true),
                result(DOCUMENT, null, null, true),
                result(ANSWER, null, true, true),
                result(ANSWER, null, false, false),
                result(NOTHING, null, null, false),
                result(NOTHING, null, null, true),
                result(DOCUMENT, 1, null, false));

        var comparison = ResultComparison.of(before, now);

        assertThat(comparison.better())
                .extracting(ResultComparison.Change::position)
                .containsExactly(1, 3, 5);
        // The last is found better and answered no more: what is lost counts.
        assertThat(comparison.worse())
                .extracting(ResultComparison.Change::position)
                .containsExactly(2, 4, 6, 7);
        assertThat(comparison.worse().getFirst())
                .isEqualTo(new ResultComparison.Change(
                        2,
                        "Where?",
                        new ResultComparison.Score(2, null, true),
                        new ResultComparison.Score(null, null, true)));
    }

    @Test
    void tellsSetsOfQuestionsApart() {
        var set = new QuestionSet.Items(List.of(DOCUMENT, ANSWER));

        assertThat(set.fingerprint()).isEqualTo(new QuestionSet.Items(List.of(DOCUMENT, ANSWER)).fingerprint());
        assertThat(set.fingerprint())
                .isNotEqualTo(new QuestionSet.Items(List.of(ANSWER, DOCUMENT)).fingerprint())
                .isNotEqualTo(new QuestionSet.Items(List.of(DOCUMENT)).fingerprint());
    }

    private static Result.Outcome outcome(
            @Nullable Integer rank, @Nullable Boolean contains, boolean grounded, boolean... cited) {
        var citations = new ArrayList<Result.Cited>();
        for (var expected : cited) {
            citations.add(new Result.Cited("id", "a.txt", expected));
        }
        return new Result.Outcome(rank, "text", contains, grounded, citations, 0, "test");
    }

    private record Asked(GoldenQuestion question, Result.Outcome outcome) {}

    private static Asked result(
            GoldenQuestion question,
            @Nullable Integer rank,
            @Nullable Boolean contains,
            boolean grounded,
            boolean... cited) {
        return new Asked(question, outcome(rank, contains, grounded, cited));
    }

    /** The first takes no time, the second a millisecond, and so on. */
    private static List<Result> results(Asked... asked) {
        var results = new ArrayList<Result>();
        for (var each : asked) {
            var made = each.outcome();
            var timed = new Result.Outcome(
                    made.rank(),
                    made.answer(),
                    made.contains(),
                    made.grounded(),
                    made.citations(),
                    results.size() * 1_000_000L,
                    made.answering());
            results.add(Result.of(EVALUATION, results.size(), each.question(), timed));
        }
        return results;
    }
}
