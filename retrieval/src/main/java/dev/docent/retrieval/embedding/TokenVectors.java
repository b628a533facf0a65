package dev.docent.retrieval.embedding;

import java.util.List;

/**
 * The contextual vectors of the tokens of a text, before the model pools them to one vector. Only models that run in
 * process provide them. Safe for concurrent use.
 */
@FunctionalInterface
public interface TokenVectors {

    /** {@return the tokens in order, up to the model's limit; empty for a text without words} */
    List<Token> of(String text);

    /**
     * A token and its position.
     *
     * @param from start offset in the text, in Java characters
     * @param to end offset
     * @param vector vector of unit length
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Token(int from, int to, float[] vector) {}
}
