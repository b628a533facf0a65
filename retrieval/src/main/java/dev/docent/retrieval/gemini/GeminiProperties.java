package dev.docent.retrieval.gemini;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Google's models, by the Gemini API or by Vertex AI.
 *
 * @param googleApiKey opens the Gemini API; GOOGLE_API_KEY
 * @param apiKey opens it too, when the other is not set; GEMINI_API_KEY
 * @param project of Google Cloud, for Vertex AI; GOOGLE_CLOUD_PROJECT
 * @param location where Vertex AI shall compute, such as {@code global} or {@code europe-west4}; GOOGLE_CLOUD_LOCATION
 * @param credentials a file for Vertex AI; those of the machine when empty; GOOGLE_APPLICATION_CREDENTIALS
 * @param useVertexAi {@code true} chooses Vertex AI although there is a key; GOOGLE_GENAI_USE_VERTEXAI
 * @param baseUrl the Gemini API at another address, such as a gateway's; GOOGLE_GEMINI_BASE_URL
 * @param vertexBaseUrl Vertex AI at another address; GOOGLE_VERTEX_BASE_URL
 * @param chatModel what answers; GEMINI_MODEL
 * @param embeddingModel what embeds; GEMINI_EMBEDDING_MODEL
 * @param embeddingDimensions how many numbers a vector has, 128 to 3072; GEMINI_EMBEDDING_DIMENSIONS
 * @param taskFields embedding models that are told by a field of the request what a vector is for; newer ones read it in the
 *     text
 * @param connectTimeout how long a connection may take to be made
 * @param timeout how long a whole answer may take that is not streamed
 * @param idleTimeout how long a stream may bring nothing, before its first piece too
 * @param longest how long a stream may take in all
 * @param attempts how often a call is made at the most
 * @param patience how long a call may wait in all, for limits and between attempts
 * @param requestsPerMinute how many calls all jobs together may make, 0 for as many as come
 * @param tokensPerMinute how many tokens all jobs together may send, 0 for as many as come
 * @param callsAtOnce how many calls embed passages at the same time
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
        @DefaultValue("8") int callsAtOnce) {

    public GeminiProperties {
        must(attempts >= 1, "docent.gemini.attempts is 1 or more, not " + attempts);
        must(callsAtOnce >= 1, "docent.gemini.calls-at-once is 1 or more, not " + callsAtOnce);
        must(
                requestsPerMinute >= 0 && tokensPerMinute >= 0,
                "docent.gemini.requests-per-minute and docent.gemini.tokens-per-minute are 0 (as many as come) or more");
        must(
                embeddingDimensions >= 128 && embeddingDimensions <= 3072,
                "GEMINI_EMBEDDING_DIMENSIONS is a number between 128 and 3072, not " + embeddingDimensions);
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
