package dev.docent.retrieval.answering;

import java.util.List;

/**
 * Two or more documents answer a question with values that exclude each other.
 *
 * @param values at least two, each from another document
 */
public record Disagreement(List<Value> values) {

    public Disagreement {
        values = List.copyOf(values);
    }

    /**
     * The value that one document gives.
     *
     * @param citation number of the citation that contains the value
     * @param text the value as written in the document, numbers in digits
     */
    public record Value(int citation, String text) {}
}
