package dev.docent.retrieval.answering;

import java.util.List;

/**
 * That two documents answer one question with values that cannot both be right.
 *
 * @param values at least two, each of another document
 */
public record Disagreement(List<Value> values) {

    public Disagreement {
        values = List.copyOf(values);
    }

    /**
     * What one of them says.
     *
     * @param citation the number of the citation that it stands in
     * @param text the value as it stands there, a number in digits
     */
    public record Value(int citation, String text) {}
}
