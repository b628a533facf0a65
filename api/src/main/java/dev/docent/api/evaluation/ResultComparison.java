package dev.docent.api.evaluation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The questions that became better or worse from one run of them to another. */
record ResultComparison(List<Change> better, List<Change> worse) {

    /**
     * {@return the comparison of two runs of the same questions}
     *
     * @param before one for each question, in their order
     * @param now the same
     */
    static ResultComparison of(List<Result> before, List<Result> now) {
        var better = new ArrayList<Change>();
        var worse = new ArrayList<Change>();
        for (int each = 0; each < Math.min(before.size(), now.size()); each++) {
            var change = Change.of(before.get(each), now.get(each));
            var turns = turns(now.get(each).question(), change);
            if (turns.stream().anyMatch(turn -> turn < 0)) {
                worse.add(change);
            } else if (turns.stream().anyMatch(turn -> turn > 0)) {
                better.add(change);
            }
        }
        return new ResultComparison(better, worse);
    }

    /** Above 0 where it turned for the better, below for the worse. */
    private static List<Integer> turns(GoldenQuestion question, Change change) {
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

    /** A question that did not stay as it was. */
    @Schema(name = "EvaluationChange")
    record Change(
            @Schema(description = "Of the question, from 0") int position, String question, Score before, Score now) {

        private static Change of(Result before, Result now) {
            return new Change(now.position(), now.question().text(), Score.of(before), Score.of(now));
        }
    }

    /** What a question is judged by. */
    @Schema(name = "EvaluationScore")
    record Score(
            @Nullable @Schema(description = "Of the expected document; null when not found, or none is expected")
            Integer rank,

            @Nullable @Schema(description = "Whether the answer holds an expected one; null when none is expected")
            Boolean contains,

            @Schema(description = "Whether it was answered, and not refused")
            boolean grounded) {

        private static Score of(Result result) {
            var outcome = result.outcome();
            return new Score(outcome.rank(), outcome.contains(), outcome.grounded());
        }
    }
}
