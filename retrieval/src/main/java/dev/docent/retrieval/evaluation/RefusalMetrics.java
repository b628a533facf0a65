package dev.docent.retrieval.evaluation;

import java.util.List;

/**
 * The quality of refusals. The positive class is the questions to refuse.
 *
 * @param questions number of questions of both kinds
 * @param precision share of the refused questions that are unanswerable
 * @param recall share of the unanswerable questions that were refused
 * @param f1 harmonic mean of precision and recall
 * @param balancedAccuracy mean of the shares of both kinds that were handled correctly; .5 is chance
 */
public record RefusalMetrics(int questions, double precision, double recall, double f1, double balancedAccuracy) {

    /** Whether a question is answerable, and whether it was refused. */
    public record Outcome(boolean answerable, boolean refused) {}

    /** {@return the metrics; 0 where the denominator is empty} */
    public static RefusalMetrics of(List<Outcome> outcomes) {
        var precision = Share.of(outcomes.stream().filter(Outcome::refused).toList(), outcome -> !outcome.answerable());
        var recall = Share.of(
                outcomes.stream().filter(outcome -> !outcome.answerable()).toList(), Outcome::refused);
        return new RefusalMetrics(
                outcomes.size(),
                precision,
                recall,
                precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall),
                (recall + answerRate(outcomes)) / 2);
    }

    /** {@return the share of the answerable questions that were not refused; 0 if there are none} */
    public static double answerRate(List<Outcome> outcomes) {
        var answerable = outcomes.stream().filter(Outcome::answerable).toList();
        return Share.of(answerable, outcome -> !outcome.refused());
    }
}
