package dev.docent.retrieval.embedding;

import org.springframework.ai.embedding.EmbeddingRequest;

/** An embedding model that adds something to the texts of a request, and knows how many tokens its provider then counts. */
@FunctionalInterface
public interface ExpectedTokens {

    /** {@return the number of tokens that the provider is expected to count} */
    long expectedTokens(EmbeddingRequest request);
}
