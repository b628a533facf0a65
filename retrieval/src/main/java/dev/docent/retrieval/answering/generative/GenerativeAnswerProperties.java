package dev.docent.retrieval.answering.generative;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Answers of a chat model.
 *
 * @param inputTokens how much it is given to read at the most: passages, the conversation and the question, counted in
 *     tokens of the embedding model
 * @param outputTokens how much it may write at the most, in its own tokens; what models think counts as well
 * @param silence how long it may say nothing before it counts as failed; longer than the limits of the providers, which
 *     say what is wrong and spare a model that is silent again and again
 */
@ConfigurationProperties("docent.answering.generative")
record GenerativeAnswerProperties(
        @DefaultValue("8000") int inputTokens,
        @DefaultValue("2048") int outputTokens,
        @DefaultValue("75s") Duration silence) {

    GenerativeAnswerProperties {
        if (inputTokens < 500 || outputTokens < 50) {
            throw new IllegalArgumentException(
                    "docent.answering.generative needs at least 500 input-tokens and 50 output-tokens, not %d and %d"
                            .formatted(inputTokens, outputTokens));
        }
    }
}
