package dev.docent.retrieval.embedding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.embedding.EmbeddingOptions;

/**
 * Says, as options of Spring AI's request, that its texts are passages, and what stands above each: for models that have a
 * field for it.
 *
 * @param titles one for each text, in their order; empty for a passage without headings
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
