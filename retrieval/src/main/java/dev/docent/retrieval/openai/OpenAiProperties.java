package dev.docent.retrieval.openai;

import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A server that implements OpenAI's API: OpenAI's own, Ollama, vLLM, llama.cpp, a gateway.
 *
 * @param baseUrl address to which the paths of the API are appended, usually ending in {@code /v1}
 * @param apiKey key of the server; empty if it needs none
 * @param model model that answers
 * @param embeddingModel model that embeds
 * @param embeddingDimensions dimensions of its vectors
 * @param shorten whether to ask the server to shorten vectors to these dimensions, which few models support
 * @param queryPrefix text that the embedding model expects before a question
 * @param passagePrefix text that the embedding model expects before a passage
 * @param batch maximum number of passages that a call embeds
 * @param callsAtOnce maximum number of concurrent calls that embed passages
 * @param connectTimeout time limit of a connection attempt
 * @param timeout time limit of each piece of a stream, including the first one, and of a complete response that is not
 *     streamed
 * @param attempts maximum number of attempts of a call
 * @param patience maximum total waiting time of a call, for limits and between attempts
 * @param requestsPerMinute maximum number of calls of all jobs together; 0 for no limit
 * @param tokensPerMinute maximum number of tokens of all jobs together, as the server counts them; 0 for no limit
 * @param reasoningEffort how much the model reasons before an answer, such as {@code low}, for servers that take {@code
 *     reasoning_effort}; {@code off} to leave it to the model; when unset, {@code low} for reasoning models of OpenAI itself
 */
@ConfigurationProperties("docent.openai")
public record OpenAiProperties(
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String apiKey,
        @DefaultValue("") String model,
        @DefaultValue("") String embeddingModel,
        @DefaultValue("") String embeddingDimensions,
        @DefaultValue("false") boolean shorten,
        @DefaultValue("") String queryPrefix,
        @DefaultValue("") String passagePrefix,
        @DefaultValue("32") int batch,
        @DefaultValue("2") int callsAtOnce,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("60s") Duration timeout,
        @DefaultValue("3") int attempts,
        @DefaultValue("20s") Duration patience,
        @DefaultValue("0") long requestsPerMinute,
        @DefaultValue("0") long tokensPerMinute,
        @DefaultValue("") String reasoningEffort) {

    private static final String OPENAI = "https://api.openai.com/v1";

    public OpenAiProperties {
        reasoningEffort = reasoningEffort.strip().toLowerCase(Locale.ROOT);
        if (batch < 1 || callsAtOnce < 1 || attempts < 1) {
            throw new IllegalArgumentException(
                    "docent.openai.batch, .calls-at-once and .attempts must be at least 1, but are %d, %d and %d"
                            .formatted(batch, callsAtOnce, attempts));
        }
        if (requestsPerMinute < 0 || tokensPerMinute < 0) {
            throw new IllegalArgumentException(
                    "docent.openai.requests-per-minute and .tokens-per-minute must be at least 0 (0 for no limit), but are %d and %d"
                            .formatted(requestsPerMinute, tokensPerMinute));
        }
    }

    /**
     * {@return the address to which paths are appended}
     *
     * @throws WrongSettingException if it is not a valid address, or a required setting is missing
     */
    URI base() {
        var written = baseUrl.isBlank() ? OPENAI : baseUrl.strip().replaceAll("/+$", "");
        if (model.isBlank() && embeddingModel.isBlank()) {
            throw missing("OPENAI_MODEL", "Set it to the model that answers, or unset OPENAI_BASE_URL.");
        }
        if (written.equals(OPENAI) && apiKey.isBlank()) {
            throw missing("OPENAI_API_KEY", "Set it, or set OPENAI_BASE_URL to the server that has the model.");
        }
        if (!apiKey.strip().matches("[!-~]*")) {
            throw new WrongSettingException(
                    "OPENAI_API_KEY contains blanks or characters that are invalid in a key. Copy the key again, in one line.");
        }
        return address(written);
    }

    private static URI address(String written) {
        try {
            var base = URI.create(written);
            if (("http".equals(base.getScheme()) || "https".equals(base.getScheme()))
                    && base.getHost() != null
                    && base.getUserInfo() == null
                    && base.getQuery() == null) {
                return base;
            }
        } catch (IllegalArgumentException noAddress) {
            // Reported below.
        }
        throw new WrongSettingException(
                "OPENAI_BASE_URL must be an address such as http://localhost:11434/v1, with http or https and a host, and without a password or a query.");
    }

    /**
     * {@return the dimensions of a vector}
     *
     * @throws WrongSettingException if they are not set
     */
    public int dimensions() {
        if (embeddingDimensions.isBlank()) {
            throw missing(
                    "OPENAI_EMBEDDING_DIMENSIONS",
                    "Set it to the dimensions of the vectors of " + embeddingModel + "; the index is built for them.");
        }
        if (!embeddingDimensions.strip().matches("[1-9]\\d{0,3}")
                || Integer.parseInt(embeddingDimensions.strip()) > 4096) {
            throw new WrongSettingException("OPENAI_EMBEDDING_DIMENSIONS must be between 1 and 4096.");
        }
        return Integer.parseInt(embeddingDimensions.strip());
    }

    private static WrongSettingException missing(String setting, String remedy) {
        return new WrongSettingException(setting + " is missing. " + remedy);
    }

    /** Omits the key. */
    @Override
    public String toString() {
        return "OpenAiProperties[model=%s, embeddingModel=%s]".formatted(model, embeddingModel);
    }
}
