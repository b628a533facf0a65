package dev.docent.retrieval.answering;

import dev.docent.retrieval.index.PassageHit;
import java.util.Optional;

/** Finds where in a passage a statement rests. Safe for concurrent use. */
public interface SupportingSentence {

    /** {@return the sentence, or the few, that have most of the statement; empty when the passage has no sentences} */
    Optional<Place> find(String statement, PassageHit hit);

    /**
     * A stretch of a passage.
     *
     * @param from where it begins in the passage's text, as Java counts characters
     * @param to where it ends
     * @param coverage how much of the statement it has, 0..1
     */
    record Place(int from, int to, double coverage) {}
}
