package dev.docent.retrieval.embedding;

import java.util.List;

/**
 * The vectors that an embedding model makes of the single tokens of a text before it sums the text up: each tells what its
 * token means in this text. Only models that run in the process give them. Safe for concurrent use.
 */
@FunctionalInterface
public interface TokenVectors {

    /** {@return the tokens in their order, as many as the model reads; none for a text without words} */
    List<Token> of(String text);

    /**
     * A token where it stands.
     *
     * @param from where it begins in the text, as Java counts characters
     * @param to where it ends
     * @param vector of unit length
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Token(int from, int to, float[] vector) {}
}
