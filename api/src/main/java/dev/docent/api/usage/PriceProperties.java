package dev.docent.api.usage;

import dev.docent.retrieval.usage.TokenUsage.Purpose;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Prices of hosted models, for their cost in metrics and analytics. Without a price, that cost is not reported.
 *
 * @param embedding price of a million tokens that the embedding model receives; by default {@code
 *     docent.index.rebuild.price-per-million-tokens}
 * @param input price of a million tokens that the chat model receives
 * @param output price of a million tokens that the chat model writes, including what it thinks
 * @param currency currency of the prices
 */
@ConfigurationProperties("docent.prices")
record PriceProperties(
        @Nullable Double embedding,
        @Nullable Double input,
        @Nullable Double output,
        @DefaultValue("USD") String currency) {

    PriceProperties {
        if (Stream.of(embedding, input, output).anyMatch(price -> price != null && !(price >= 0))) {
            throw new IllegalArgumentException("docent.prices must be 0 or more");
        }
    }

    /** {@return the price of a million tokens that a model receives; null if there is none} */
    @Nullable
    Double ofInput(Purpose purpose) {
        return isEmbedding(purpose) ? embedding : input;
    }

    /** {@return the price of a million tokens that a model writes; null if there is none} */
    @Nullable
    Double ofOutput(Purpose purpose) {
        return isEmbedding(purpose) ? null : output;
    }

    private static boolean isEmbedding(Purpose purpose) {
        return switch (purpose) {
            case QUESTION_EMBEDDING, PASSAGE_EMBEDDING, REBUILD -> true;
            case REWRITING, ANSWERING, SUMMARIZING, TRANSCRIPTION, EXTRACTION, FIGURES -> false;
        };
    }
}
