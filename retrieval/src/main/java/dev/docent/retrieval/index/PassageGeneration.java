package dev.docent.retrieval.index;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.passage.DocumentRef;

/**
 * The index of one generation, with the vectors of one embedding model. {@link #close} makes durable what was written. Safe
 * for concurrent use, except that no call may overlap or follow {@link #close}.
 */
public interface PassageGeneration extends PassageIndex, AutoCloseable {

    /** {@return the embedding model and dimensions of the vectors} */
    VectorSpace space();

    /** {@return the number of the document's passages that have a vector, of those that were flushed} */
    int countEmbedded(DocumentRef document);

    /** {@return the number of passages and tokens of all owners} */
    IndexStatistics statistics();

    @Override
    void close();
}
