package dev.docent.retrieval.evaluation;

import java.util.List;

/**
 * How well questions without an answer are told from those with one. What is looked for are the questions to refuse.
 *
 * @param questions how many, of both kinds
 * @param precision how many of the refused questions have no answer
 * @param recall how many of the questions without an answer were refused
 * @param f1 harmonic mean of the two
 * @param balancedAccuracy mean of the shares of both kinds that were treated rightly; .5 is chance
 */
public record RefusalMetrics(int questions, double precision, double recall, double f1, double balancedAccuracy) {

    /** Whether a question has an answer, and whether it was refused. */
    public record Outcome(boolean answerable, boolean refused) {}

    /** {@return the metrics; 0 where there is nothing to take a share of} */
    public static RefusalMetrics of(List<Outcome> outcomes) {
        var refused = count(outcomes, false, true) + count(outcomes, true, true);
        var unanswerable = count(outcomes, false, true) + count(outcomes, false, false);
        var answerable = outcomes.size() - unanswerable;
        var precision = share(count(outcomes, false, true), refused);
        var recall = share(count(outcomes, false, true), unanswerable);
        return new RefusalMetrics(
                outcomes.size(),
                precision,
                recall,
                precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall),
                (recall + share(count(outcomes, true, false), answerable)) / 2);
    }

    /** {@return the share of the questions with an answer that were not refused; 0 when there are none} */
    public static double answerRate(List<Outcome> outcomes) {
        var answerable = outcomes.stream().filter(Outcome::answerable).toList();
        return Share.of(answerable, outcome -> !outcome.refused());
    }

    private static long count(List<Outcome> outcomes, boolean answerable, boolean refused) {
        return outcomes.stream()
                .filter(outcome -> outcome.answerable() == answerable && outcome.refused() == refused)
                .count();
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
