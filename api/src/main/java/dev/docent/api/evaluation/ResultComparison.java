package dev.docent.api.evaluation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The questions with a better or worse result than in an earlier run. */
record ResultComparison(List<Change> better, List<Change> worse) {

    /**
     * Compares two runs of the same questions.
     *
     * @param before the results in the order of the questions
     * @param now the results in the same order
     */
    static ResultComparison of(List<Result> before, List<Result> now) {
        var better = new ArrayList<Change>();
        var worse = new ArrayList<Change>();
        for (int each = 0; each < Math.min(before.size(), now.size()); each++) {
            var change = Change.of(before.get(each), now.get(each));
            var differences = differences(now.get(each).question(), change);
            if (differences.stream().anyMatch(difference -> difference < 0)) {
                worse.add(change);
            } else if (differences.stream().anyMatch(difference -> difference > 0)) {
                better.add(change);
            }
        }
        return new ResultComparison(better, worse);
    }

    /** {@return for rank, answer and refusal: positive if better, negative if worse} */
    private static List<Integer> differences(GoldenQuestion question, Change change) {
        var refused = Boolean.compare(change.before().grounded(), change.now().grounded());
        return List.of(
                Integer.compare(
                        place(change.before().rank()), place(change.now().rank())),
                Boolean.compare(
                        Boolean.TRUE.equals(change.now().contains()),
                        Boolean.TRUE.equals(change.before().contains())),
                question.unanswerable() ? refused : -refused);
    }

    private static int place(@Nullable Integer rank) {
        return rank == null ? Integer.MAX_VALUE : rank;
    }

    /** A question with a different result. */
    @Schema(name = "EvaluationChange")
    record Change(
            @Schema(description = "Position of the question, from 0")
            int position,

            String question,
            Score before,
            Score now) {

        private static Change of(Result before, Result now) {
            return new Change(now.position(), now.question().text(), Score.of(before), Score.of(now));
        }
    }

    /** The compared part of a result. */
    @Schema(name = "EvaluationScore")
    record Score(
            @Nullable @Schema(description = "Rank of the expected document; null if not found, or if none is expected")
            Integer rank,

            @Nullable @Schema(description = "Whether the answer contains an expected one; null if none is expected")
            Boolean contains,

            @Schema(description = "Whether the question was answered and not refused")
            boolean grounded) {

        private static Score of(Result result) {
            var outcome = result.outcome();
            return new Score(outcome.rank(), outcome.contains(), outcome.grounded());
        }
    }
}
