package dev.docent.retrieval.embedding;

import org.jspecify.annotations.Nullable;
import org.springframework.ai.embedding.EmbeddingOptions;

/**
 * What the vectors of a request are for, as options of Spring AI's request: models that treat questions and passages
 * differently read it, others ignore it.
 */
public enum EmbeddingTask implements EmbeddingOptions {
    /** The text is a question; it is answered ahead of passages. */
    QUERY,
    /** The text is a passage that questions will look for. */
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
