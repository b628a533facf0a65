package dev.docent.retrieval.embedding;

import java.util.Optional;

/**
 * A kind of embedding model that can be opened beside the configured one. An index built with another model is searched
 * with that model until it has been rebuilt.
 */
@FunctionalInterface
public interface EmbeddingProvider {

    /**
     * {@return the model of the vector space, to be closed by the caller; empty if this provider does not offer it or
     * is not configured}
     */
    Optional<Embeddings> open(VectorSpace space);
}
