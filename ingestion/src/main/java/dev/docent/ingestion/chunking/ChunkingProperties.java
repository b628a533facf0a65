package dev.docent.ingestion.chunking;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How large passages are, in tokens of the embedding model.
 *
 * @param maxTokens of a passage; 256 is where the local model still finds every detail of it
 * @param maxRowTokens of a passage that is a single row of a table; what the model reads at the most, less some for the headings
 * @param overlapTokens the longest sentence that a passage repeats from the one before, where both belong to one paragraph
 */
@ConfigurationProperties("docent.chunking")
record ChunkingProperties(
        @DefaultValue("256") int maxTokens,
        @DefaultValue("448") int maxRowTokens,
        @DefaultValue("40") int overlapTokens) {

    ChunkingProperties {
        if (maxTokens < 16 || maxRowTokens < maxTokens || overlapTokens < 0 || overlapTokens >= maxTokens) {
            throw new IllegalArgumentException("docent.chunking: 16 <= max-tokens <= max-row-tokens and"
                    + " 0 <= overlap-tokens < max-tokens must hold, not " + maxTokens + ", " + maxRowTokens + ", "
                    + overlapTokens);
        }
    }
}
