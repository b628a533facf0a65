package dev.docent.retrieval.gemini;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Google's models, through the Gemini API or Vertex AI.
 *
 * @param googleApiKey key of the Gemini API; takes precedence over {@code GEMINI_API_KEY}
 * @param apiKey key of the Gemini API
 * @param project project of Google Cloud, for Vertex AI
 * @param location location of Vertex AI, such as {@code global} or {@code europe-west4}
 * @param credentials file of credentials for Vertex AI; if empty, those of the machine
 * @param useVertexAi {@code true} selects Vertex AI even if a key is set
 * @param baseUrl address of the Gemini API, if it is not Google's, such as that of a gateway
 * @param vertexBaseUrl address of Vertex AI, if it is not Google's
 * @param chatModel model that answers
 * @param embeddingModel model that embeds
 * @param embeddingDimensions dimensions of a vector, 128 to 3072
 * @param taskFields embedding models that take the task and the title in fields of the request; others read them in the text
 * @param connectTimeout time limit of a connection attempt
 * @param timeout time limit of a complete response that is not streamed
 * @param idleTimeout time limit of each piece of a stream, including the first one
 * @param longest time limit of a stream in total
 * @param attempts maximum number of attempts of a call
 * @param patience maximum total waiting time of a call, for limits and between attempts
 * @param requestsPerMinute maximum number of requests of all jobs together, as Google counts them; 0 for no limit
 * @param tokensPerMinute maximum number of tokens sent by all jobs together; 0 for no limit
 * @param callsAtOnce maximum number of concurrent calls that embed passages
 * @param thinkingLevel how much the model thinks before an answer: {@code minimal}, {@code low}, {@code medium} or {@code
 *     high}; {@code off} to leave it to the model; when unset, {@code low} for models that think
 */
@ConfigurationProperties("docent.gemini")
public record GeminiProperties(
        @DefaultValue("") String googleApiKey,
        @DefaultValue("") String apiKey,
        @DefaultValue("") String project,
        @DefaultValue("") String location,
        @DefaultValue("") String credentials,
        @DefaultValue("") String useVertexAi,
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String vertexBaseUrl,
        @DefaultValue("") String chatModel,
        @DefaultValue("") String embeddingModel,
        @DefaultValue("768") int embeddingDimensions,
        @DefaultValue List<String> taskFields,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("60s") Duration timeout,
        @DefaultValue("60s") Duration idleTimeout,
        @DefaultValue("10m") Duration longest,
        @DefaultValue("4") int attempts,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("0") long requestsPerMinute,
        @DefaultValue("0") long tokensPerMinute,
        @DefaultValue("8") int callsAtOnce,
        @DefaultValue("") String thinkingLevel) {

    public GeminiProperties {
        must(attempts >= 1, "docent.gemini.attempts must be at least 1, but is " + attempts);
        must(callsAtOnce >= 1, "docent.gemini.calls-at-once must be at least 1, but is " + callsAtOnce);
        must(
                requestsPerMinute >= 0 && tokensPerMinute >= 0,
                "docent.gemini.requests-per-minute and docent.gemini.tokens-per-minute must be at least 0 (0 for no limit)");
        must(
                embeddingDimensions >= 128 && embeddingDimensions <= 3072,
                "GEMINI_EMBEDDING_DIMENSIONS must be between 128 and 3072, but is " + embeddingDimensions);
        thinkingLevel = thinkingLevel.strip().toUpperCase(Locale.ROOT);
        must(
                thinkingLevel.matches("|OFF|MINIMAL|LOW|MEDIUM|HIGH"),
                "GEMINI_THINKING_LEVEL must be minimal, low, medium, high or off, but is " + thinkingLevel);
        taskFields = List.copyOf(taskFields);
    }

    private static void must(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "GeminiProperties[chatModel=%s, embeddingModel=%s]".formatted(chatModel, embeddingModel);
    }
}
