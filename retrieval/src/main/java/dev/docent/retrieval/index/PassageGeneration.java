package dev.docent.retrieval.index;

import dev.docent.retrieval.embedding.VectorSpace;

/**
 * A generation of the index: an index of its own, with vectors of one model alone. Closing it makes durable what was
 * written. Safe for concurrent use, except that nothing may be asked of it while or after it is closed.
 */
public interface PassageGeneration extends PassageIndex, AutoCloseable {

    /** {@return what its vectors mean} */
    VectorSpace space();

    /** {@return how many of the document's passages have a vector, of what was flushed; 0 when it has none} */
    int embedded(String owner, String document);

    /** {@return what it holds of all owners} */
    IndexStatistics statistics();

    @Override
    void close();
}
