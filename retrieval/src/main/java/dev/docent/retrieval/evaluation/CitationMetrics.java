package dev.docent.retrieval.evaluation;

import java.util.List;

/**
 * The quality of citations.
 *
 * @param citations number of citations over all questions
 * @param relevant share whose document is judged relevant, over answerable questions
 * @param supporting share whose passage contains an expected answer, over answerable questions
 * @param verbatim share whose quote occurs in the stored text at its offsets; less than 1 is a defect
 */
public record CitationMetrics(int citations, double relevant, double supporting, double verbatim) {

    /** The judgement of one citation. */
    public record Outcome(boolean answerable, boolean relevant, boolean supporting, boolean verbatim) {}

    /** {@return the metrics; 0 if there are no citations} */
    public static CitationMetrics of(List<Outcome> outcomes) {
        var answerable = outcomes.stream().filter(Outcome::answerable).toList();
        return new CitationMetrics(
                outcomes.size(),
                Share.of(answerable, Outcome::relevant),
                Share.of(answerable, Outcome::supporting),
                Share.of(outcomes, Outcome::verbatim));
    }
}
