package dev.docent.retrieval.embedding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.embedding.EmbeddingOptions;

/**
 * Marks the texts of an embedding request as passages and adds their titles, as Spring AI's request options, for models
 * that have a title field.
 *
 * @param titles one title per text, in order; empty for a passage without headings
 */
public record PassageTitles(List<String> titles) implements EmbeddingOptions {

    public PassageTitles {
        titles = List.copyOf(titles);
    }

    @Override
    public @Nullable String getModel() {
        return null;
    }

    @Override
    public @Nullable Integer getDimensions() {
        return null;
    }
}
