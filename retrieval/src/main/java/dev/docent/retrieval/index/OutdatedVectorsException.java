package dev.docent.retrieval.index;

import dev.docent.retrieval.embedding.VectorSpace;

/** Vectors were made by a model that the index does not take any more. The passages are to be embedded again. */
public final class OutdatedVectorsException extends RuntimeException {
    public OutdatedVectorsException(VectorSpace given, VectorSpace taken) {
        super("The vectors are of %s, and the index takes those of %s".formatted(given, taken));
    }
}
