package dev.docent.retrieval.embedding;

import java.util.Optional;

/**
 * A kind of embedding model that can be had beside the one that the settings choose: what another model made is asked by
 * that one, until it is made anew.
 */
@FunctionalInterface
public interface EmbeddingProvider {

    /** {@return the model that makes such vectors, to be closed; empty when this kind has none such, or is not set up} */
    Optional<Embeddings> open(VectorSpace space);
}
