package dev.docent.retrieval.index;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.stream.Stream;

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

    /**
     * Makes durable what was written, if that costs less than a {@link #flush} because searches may not see it yet. For a
     * generation that does not serve.
     */
    default void persist() {}

    /**
     * {@return the documents, each with a number that changes whenever a write or a deletion of it takes effect; empty if only
     * this process writes, which knows its own changes} Deleted documents are listed for some days.
     */
    default Stream<Version> versions() {
        return Stream.empty();
    }

    @Override
    void close();

    /** A document and the number of its last change. */
    record Version(DocumentRef document, long number) {}
}
