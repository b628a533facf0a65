package dev.docent.retrieval.embedding;

import org.jspecify.annotations.Nullable;
import org.springframework.ai.embedding.EmbeddingOptions;

/**
 * The purpose of an embedding request, as Spring AI's request options. Models that embed questions and passages
 * differently use it; others ignore it.
 */
public enum EmbeddingTask implements EmbeddingOptions {
    /** The text is a question. Calls for questions take precedence over calls for passages. */
    QUERY,
    /** The text is a passage. */
    PASSAGE;

    @Override
    public @Nullable String getModel() {
        return null;
    }

    @Override
    public @Nullable Integer getDimensions() {
        return null;
    }
}
