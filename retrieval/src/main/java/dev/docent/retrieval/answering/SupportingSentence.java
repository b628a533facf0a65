package dev.docent.retrieval.answering;

import dev.docent.retrieval.index.PassageHit;
import java.util.Optional;

/** Finds the sentence of a passage that supports a statement. Safe for concurrent use. */
public interface SupportingSentence {

    /**
     * {@return the sentence, or few sentences, that cover most of the statement; empty if the passage has no sentences}
     */
    Optional<Place> find(String statement, PassageHit hit);

    /**
     * A range of the text of a passage.
     *
     * @param from start, in UTF-16 code units
     * @param to end, exclusive
     * @param coverage share of the statement that it covers, 0 to 1
     */
    record Place(int from, int to, double coverage) {}
}
