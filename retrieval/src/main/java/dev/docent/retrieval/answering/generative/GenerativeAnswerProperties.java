package dev.docent.retrieval.answering.generative;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Answers of a chat model.
 *
 * @param inputTokens maximum size of the prompt (passages, conversation and question), in tokens of the embedding model
 * @param outputTokens maximum size of the reply in the model's own tokens; models that think get more, for their thoughts
 * @param silence how long the stream may stay silent before the call fails; longer than the timeouts of the providers,
 *     which give the better message and open the circuit
 */
@ConfigurationProperties("docent.answering.generative")
record GenerativeAnswerProperties(
        @DefaultValue("8000") int inputTokens,
        @DefaultValue("2048") int outputTokens,
        @DefaultValue("75s") Duration silence) {

    GenerativeAnswerProperties {
        if (inputTokens < 500 || outputTokens < 50) {
            throw new IllegalArgumentException(
                    "docent.answering.generative needs at least 500 input-tokens and 50 output-tokens, but has %d and %d"
                            .formatted(inputTokens, outputTokens));
        }
    }
}
