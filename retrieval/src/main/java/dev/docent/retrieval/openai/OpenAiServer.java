package dev.docent.retrieval.openai;

import dev.docent.retrieval.provider.CallPolicy;
import dev.docent.retrieval.provider.CallSize;
import dev.docent.retrieval.provider.HostedModel;
import dev.docent.retrieval.provider.Pacing;
import dev.docent.retrieval.provider.ProviderCalls;
import dev.docent.retrieval.provider.Urgency;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.model.NoopApiKey;
import org.springframework.ai.model.SimpleApiKey;
import org.springframework.ai.openai.api.OpenAiApi;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * A server that implements OpenAI's API. Failures are {@link dev.docent.retrieval.provider.ProviderException}s. Safe
 * for concurrent use.
 */
public final class OpenAiServer {

    private static final String OPENAI_HOST = "api.openai.com";

    private final URI base;
    private final OpenAiProperties settings;
    private final OpenAiApi api;
    private final OpenAiFailures failures;
    private final ProviderCalls calls;

    /**
     * Does not call the server.
     *
     * @throws dev.docent.retrieval.provider.ProviderException.WrongSettingException if settings are missing or invalid
     */
    public OpenAiServer(OpenAiProperties settings, Pacing pacing) {
        this.base = settings.base();
        this.settings = settings;
        this.api = api(httpClient());
        this.failures = new OpenAiFailures(name());
        var policy = new CallPolicy(
                "docent.openai",
                settings.attempts(),
                settings.patience(),
                settings.requestsPerMinute(),
                settings.tokensPerMinute());
        this.calls = new ProviderCalls(name(), policy, pacing);
    }

    private HttpClient httpClient() {
        // HTTP/1.1, because small servers answer a request to upgrade to HTTP/2 with an error, or not at all.
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private OpenAiApi api(HttpClient connection) {
        return OpenAiApi.builder()
                .baseUrl(base.toString())
                .completionsPath("/chat/completions")
                .embeddingsPath("/embeddings")
                .apiKey(
                        settings.apiKey().isBlank()
                                ? new NoopApiKey()
                                : new SimpleApiKey(settings.apiKey().strip()))
                .restClientBuilder(RestClient.builder().requestFactory(factory(connection, settings.timeout())))
                .webClientBuilder(WebClient.builder().clientConnector(connector(connection, settings.timeout())))
                .responseErrorHandler(new OpenAiErrorException.Handler())
                .build();
    }

    private static JdkClientHttpRequestFactory factory(HttpClient connection, Duration timeout) {
        var factory = new JdkClientHttpRequestFactory(connection);
        factory.setReadTimeout(timeout);
        return factory;
    }

    private static JdkClientHttpConnector connector(HttpClient connection, Duration timeout) {
        var connector = new JdkClientHttpConnector(connection);
        connector.setReadTimeout(timeout);
        return connector;
    }

    /** {@return Spring AI's client for the server} */
    public OpenAiApi api() {
        return api;
    }

    /** {@return a new connection for one streamed response} */
    public StreamConnection streamConnection() {
        var client = httpClient();
        return new StreamConnection(api(client), client, settings.timeout());
    }

    /** {@return the server's name in messages} */
    public String name() {
        return isOpenAi() ? "OpenAI" : "The model server at " + base.getAuthority();
    }

    /** {@return whether the server is OpenAI's own, whose newer models count reasoning as part of their output} */
    public boolean isOpenAi() {
        return base.getHost().equals(OPENAI_HOST);
    }

    /**
     * {@return the result of the call}
     *
     * @param size what each attempt takes of the rate limits
     * @throws CancellationException if the attempt was cancelled, which is not a failure of the server
     */
    public <T> T call(HostedModel model, Urgency urgency, CallSize size, Supplier<T> attempt) {
        return calls.call(model.name(), urgency, size, () -> {
            try {
                return attempt.get();
            } catch (CancellationException nobodyWaits) {
                throw nobodyWaits;
            } catch (RuntimeException failure) {
                throw failures.of(failure, model);
            }
        });
    }

    /** Replaces the estimate of a successful call by the tokens that the server counted; without a count the estimate stays. */
    public void settle(CallSize size, @Nullable Usage usage) {
        if (usage != null && usage.getTotalTokens() > 0) {
            calls.settle(size.tokens(), usage.getTotalTokens());
        }
    }

    /** {@return the exception for a failure during a response} */
    public RuntimeException failure(Throwable failure, HostedModel model) {
        return failures.of(failure, model);
    }

    /**
     * The connection of one streamed response. Closing it ends the call to the server, which cancelling a stream of Spring AI's
     * client does not. Any thread may close it.
     *
     * @param api Spring AI's client for this connection
     * @param http the connection
     * @param timeout time limit of each chunk, which Spring AI's client applies only to the response headers
     */
    public record StreamConnection(OpenAiApi api, HttpClient http, Duration timeout) implements AutoCloseable {

        @Override
        public void close() {
            http.shutdownNow();
        }
    }
}
