package dev.docent.bench.evaluation;

import java.util.List;
import java.util.function.Predicate;

/**
 * What citations are worth.
 *
 * @param citations how many, of all questions
 * @param relevant the share whose document is judged relevant, over the questions that have an answer
 * @param supporting the share whose passage holds an expected answer, over the same
 * @param verbatim the share whose quote stands in the stored text at its offsets; less than 1 is a fault
 */
record CitationMetrics(int citations, double relevant, double supporting, double verbatim) {

    /** What one citation is worth. */
    record Outcome(boolean answerable, boolean relevant, boolean supporting, boolean verbatim) {}

    /** {@return the shares; 0 when nothing is cited} */
    static CitationMetrics of(List<Outcome> outcomes) {
        var answerable = outcomes.stream().filter(Outcome::answerable).toList();
        return new CitationMetrics(
                outcomes.size(),
                share(answerable, Outcome::relevant),
                share(answerable, Outcome::supporting),
                share(outcomes, Outcome::verbatim));
    }

    private static double share(List<Outcome> outcomes, Predicate<Outcome> condition) {
        return outcomes.stream()
                .mapToDouble(outcome -> condition.test(outcome) ? 1 : 0)
                .average()
                .orElse(0);
    }
}
