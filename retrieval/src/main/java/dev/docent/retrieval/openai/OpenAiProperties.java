package dev.docent.retrieval.openai;

import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A server that speaks OpenAI's API: OpenAI's own, Ollama, vLLM, llama.cpp, a gateway.
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
 * @param patience maximum total waiting time of a call between attempts
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
        @DefaultValue("20s") Duration patience) {

    private static final String OPENAI = "https://api.openai.com/v1";

    public OpenAiProperties {
        if (batch < 1 || callsAtOnce < 1 || attempts < 1) {
            throw new IllegalArgumentException(
                    "docent.openai.batch, .calls-at-once and .attempts are 1 or more, not %d, %d and %d"
                            .formatted(batch, callsAtOnce, attempts));
        }
    }

    /**
     * {@return what paths are appended to}
     *
     * @throws WrongSettingException if it is no address, or a part of the settings is missing
     */
    URI base() {
        var written = baseUrl.isBlank() ? OPENAI : baseUrl.strip().replaceAll("/+$", "");
        if (model.isBlank() && embeddingModel.isBlank()) {
            throw missing("OPENAI_MODEL", "Name the model that shall answer, or leave OPENAI_BASE_URL out.");
        }
        if (written.equals(OPENAI) && apiKey.isBlank()) {
            throw missing("OPENAI_API_KEY", "Set it, or OPENAI_BASE_URL to the server that has the model.");
        }
        if (!apiKey.strip().matches("[!-~]*")) {
            throw new WrongSettingException(
                    "OPENAI_API_KEY holds blanks or characters that no key has. Copy the key again, in one line.",
                    null);
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
            // Told below.
        }
        throw new WrongSettingException(
                "OPENAI_BASE_URL is no address such as http://localhost:11434/v1: with http or https, a host, and neither a password nor a query.",
                null);
    }

    /** {@return how many numbers vectors have} @throws WrongSettingException if that is not said */
    public int dimensions() {
        if (embeddingDimensions.isBlank()) {
            throw missing(
                    "OPENAI_EMBEDDING_DIMENSIONS",
                    "Set it to how many numbers the vectors of " + embeddingModel
                            + " have; the index is made for that.");
        }
        if (!embeddingDimensions.strip().matches("[1-9]\\d{0,3}")
                || Integer.parseInt(embeddingDimensions.strip()) > 4096) {
            throw new WrongSettingException("OPENAI_EMBEDDING_DIMENSIONS is a number between 1 and 4096.", null);
        }
        return Integer.parseInt(embeddingDimensions.strip());
    }

    private static WrongSettingException missing(String setting, String remedy) {
        return new WrongSettingException(setting + " is missing. " + remedy, null);
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "OpenAiProperties[model=%s, embeddingModel=%s]".formatted(model, embeddingModel);
    }
}
