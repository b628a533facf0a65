package dev.docent.retrieval.springai;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Models of a Spring AI starter on the class path, whose own settings are {@code spring.ai.*}.
 *
 * @param embeddingModel name under which the index keeps the vectors of the embedding model; by default the name of the model
 *     in the starter's settings
 * @param embeddingDimensions dimensions of its vectors; 0 to embed a short text once and remember the size of its vector
 * @param queryPrefix text that the embedding model expects before a question
 * @param passagePrefix text that the embedding model expects before a passage
 * @param batch maximum number of passages that a call embeds
 * @param callsAtOnce maximum number of concurrent calls that embed passages
 * @param timeout time limit of each piece of a stream, including the first one, and of a complete response that is not
 *     streamed
 * @param attempts maximum number of attempts of a call
 * @param patience maximum total waiting time of a call, for limits and between attempts
 * @param requestsPerMinute maximum number of calls of all jobs together, for each of the two models; 0 for no limit
 * @param tokensPerMinute maximum number of tokens of all jobs together, for each of the two models; 0 for no limit
 */
@ConfigurationProperties("docent.spring")
public record SpringAiProperties(
        @DefaultValue("") String embeddingModel,
        @DefaultValue("0") int embeddingDimensions,
        @DefaultValue("") String queryPrefix,
        @DefaultValue("") String passagePrefix,
        @DefaultValue("32") int batch,
        @DefaultValue("2") int callsAtOnce,
        @DefaultValue("60s") Duration timeout,
        @DefaultValue("3") int attempts,
        @DefaultValue("20s") Duration patience,
        @DefaultValue("0") long requestsPerMinute,
        @DefaultValue("0") long tokensPerMinute) {

    public SpringAiProperties {
        if (batch < 1 || callsAtOnce < 1 || attempts < 1) {
            throw new IllegalArgumentException(
                    "docent.spring.batch, .calls-at-once and .attempts must be at least 1, but are %d, %d and %d"
                            .formatted(batch, callsAtOnce, attempts));
        }
        if (embeddingDimensions < 0 || requestsPerMinute < 0 || tokensPerMinute < 0) {
            throw new IllegalArgumentException(
                    "docent.spring.embedding-dimensions, .requests-per-minute and .tokens-per-minute must be at least 0, but are %d, %d and %d"
                            .formatted(embeddingDimensions, requestsPerMinute, tokensPerMinute));
        }
    }
}
