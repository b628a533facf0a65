package dev.docent.retrieval.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docent.retrieval.provider.CallPolicy;
import dev.docent.retrieval.provider.CallSize;
import dev.docent.retrieval.provider.HostedModel;
import dev.docent.retrieval.provider.Pacing;
import dev.docent.retrieval.provider.ProviderCalls;
import dev.docent.retrieval.provider.ProviderMeters;
import dev.docent.retrieval.provider.SharedLimits;
import dev.docent.retrieval.provider.Urgency;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A server that implements OpenAI's API. Failures are {@link dev.docent.retrieval.provider.ProviderException}s. Safe
 * for concurrent use.
 */
public final class OpenAiServer {

    /** Reads responses and creates requests. */
    public static final JsonMapper JSON = new JsonMapper();

    private static final String OPENAI_HOST = "api.openai.com";

    /** Optional fields of a request that some servers do not know. */
    private static final List<String> OPTIONAL = List.of("stream_options", "reasoning_effort");

    private static final int LONGEST_ERROR = 1 << 16;

    private final URI base;
    private final OpenAiProperties settings;
    private final HttpClient http;
    private final OpenAiFailures failures;
    private final ProviderCalls calls;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /**
     * Does not call the server.
     *
     * @throws dev.docent.retrieval.provider.ProviderException.WrongSettingException if settings are missing or invalid
     */
    public OpenAiServer(OpenAiProperties settings, Pacing pacing) {
        this(settings, pacing, SharedLimits.NONE, ProviderMeters.UNREAD);
    }

    /** Shares its limits with the other processes of the installation. */
    public OpenAiServer(OpenAiProperties settings, Pacing pacing, SharedLimits shared, ProviderMeters meters) {
        this.base = settings.base();
        this.settings = settings;
        // HTTP/1.1, because small servers answer a request to upgrade to HTTP/2 with an error, or not at all.
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.failures = new OpenAiFailures(name());
        var policy = new CallPolicy(
                "docent.openai",
                settings.attempts(),
                settings.patience(),
                settings.requestsPerMinute(),
                settings.tokensPerMinute());
        this.calls = new ProviderCalls(name(), policy, pacing, shared, meters);
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

    /**
     * Replaces the estimate of a successful call by the tokens that the server counted.
     *
     * @param tokens 0 if the server counts none; then the estimate stays
     */
    public void settle(CallSize size, long tokens) {
        if (tokens > 0) {
            calls.settle(size.tokens(), tokens);
        }
    }

    /** {@return the exception for a failure during a response} */
    public RuntimeException failure(Throwable failure, HostedModel model) {
        return failures.of(failure, model);
    }

    /** {@return the complete response to a request} To be used within {@link #call}. */
    public JsonNode post(String path, ObjectNode body) {
        try (var response = open(path, body)) {
            return response.whole();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * {@return the response to a request, as soon as it begins} To be used within {@link #call}. A field that the server
     * does not know is left out, now and in later requests.
     */
    public OpenAiResponse open(String path, ObjectNode body) {
        body.remove(refused);
        try {
            return send(path, body);
        } catch (OpenAiErrorException failure) {
            var unknown = OPTIONAL.stream()
                    .filter(field -> body.has(field) && failure.refuses(field))
                    .toList();
            if (unknown.isEmpty()) {
                throw failure;
            }
            var response = send(path, body.remove(unknown));
            refused.addAll(unknown);
            return response;
        }
    }

    private OpenAiResponse send(String path, JsonNode body) {
        try {
            var response = http.send(request(path, body), head -> new ResponseBody());
            var content = new OpenAiResponse(response.body(), settings.timeout());
            if (response.statusCode() / 100 == 2) {
                return content;
            }
            try (content) {
                var retryAfter = response.headers().firstValue("Retry-After").orElse("");
                throw new OpenAiErrorException(response.statusCode(), content.beginning(LONGEST_ERROR), retryAfter);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("The call was interrupted"));
        }
    }

    /** The body has a length, because gateways and small servers refuse chunked requests. */
    private HttpRequest request(String path, JsonNode body) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()));
        if (!settings.apiKey().isBlank()) {
            request.header("Authorization", "Bearer " + settings.apiKey().strip());
        }
        return request.build();
    }
}
