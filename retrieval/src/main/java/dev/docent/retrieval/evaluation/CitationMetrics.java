package dev.docent.retrieval.evaluation;

import java.util.List;

/**
 * What citations are worth.
 *
 * @param citations how many, of all questions
 * @param relevant the share whose document is judged relevant, over the questions that have an answer
 * @param supporting the share whose passage holds an expected answer, over the same
 * @param verbatim the share whose quote stands in the stored text at its offsets; less than 1 is a fault
 */
public record CitationMetrics(int citations, double relevant, double supporting, double verbatim) {

    /** What one citation is worth. */
    public record Outcome(boolean answerable, boolean relevant, boolean supporting, boolean verbatim) {}

    /** {@return the shares; 0 when nothing is cited} */
    public static CitationMetrics of(List<Outcome> outcomes) {
        var answerable = outcomes.stream().filter(Outcome::answerable).toList();
        return new CitationMetrics(
                outcomes.size(),
                Share.of(answerable, Outcome::relevant),
                Share.of(answerable, Outcome::supporting),
                Share.of(outcomes, Outcome::verbatim));
    }
}
