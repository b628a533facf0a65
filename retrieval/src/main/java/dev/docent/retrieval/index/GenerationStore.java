package dev.docent.retrieval.index;

import dev.docent.retrieval.embedding.VectorSpace;

/**
 * Where the generations of the index are kept. One process at a time has it in use; its calls are made one after the
 * other.
 */
public interface GenerationStore {

    /** {@return what keeps them, in a word} */
    String technology();

    /**
     * {@return whether another generation may come to serve} Not where other processes may be at the index: they read once
     * which one serves, and would go on with the one before.
     */
    default boolean mayChange() {
        return true;
    }

    /**
     * {@return the generations that there are} An index from before there were generations is the first one, as it is.
     * What is left of generations that were being dropped when a process ended is removed.
     *
     * @param ifNone what the vectors of the first one mean, when there is no index at all
     * @throws UnusableIndexException if the index was made by a version that is not understood, or a generation is about to
     *     serve where none {@linkplain #mayChange may}
     */
    GenerationCatalogue load(VectorSpace ifNone);

    /** Replaces what {@link #load} gives: durable when this returns, and the one or the other if it does not. */
    void save(GenerationCatalogue catalogue);

    /**
     * {@return the generation, to be closed; an empty one where it is new}
     *
     * @throws UnusableIndexException if its vectors are not what the catalogue says
     */
    PassageGeneration open(Generation generation);

    /** Removes all that a closed generation holds; one that holds nothing is ignored. */
    void drop(Generation generation);
}
