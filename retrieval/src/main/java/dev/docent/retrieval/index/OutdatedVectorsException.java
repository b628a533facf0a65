package dev.docent.retrieval.index;

import dev.docent.retrieval.embedding.VectorSpace;

/** Vectors come from a model that no generation of the index uses any more. Embed the passages again. */
public final class OutdatedVectorsException extends RuntimeException {
    public OutdatedVectorsException(VectorSpace given, VectorSpace taken) {
        super("The vectors come from %s, but the index uses %s".formatted(given, taken));
    }
}
