package dev.docent.ingestion.chunking;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The size of passages, in tokens of the embedding model.
 *
 * @param maxTokens maximum size of a passage; up to 256, the local model still finds every detail
 * @param maxRowTokens maximum size of a passage that is a single table row; the input limit of the model, minus the
 *     headings
 * @param overlapTokens maximum length of a sentence that a passage repeats from the previous one in the same paragraph
 */
@ConfigurationProperties("docent.chunking")
record ChunkingProperties(
        @DefaultValue("256") int maxTokens,
        @DefaultValue("448") int maxRowTokens,
        @DefaultValue("40") int overlapTokens) {

    ChunkingProperties {
        if (maxTokens < 16 || maxRowTokens < maxTokens || overlapTokens < 0 || overlapTokens >= maxTokens) {
            throw new IllegalArgumentException(
                    ("docent.chunking: max-tokens %d, max-row-tokens %d and overlap-tokens %d must satisfy"
                                    + " 16 <= max-tokens <= max-row-tokens and 0 <= overlap-tokens < max-tokens")
                            .formatted(maxTokens, maxRowTokens, overlapTokens));
        }
    }
}
