package dev.docent.retrieval.gemini;

import com.google.genai.Client;
import com.google.genai.types.Content;
import com.google.genai.types.EmbedContentConfig;
import com.google.genai.types.EmbedContentResponse;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import dev.docent.retrieval.provider.CallPolicy;
import dev.docent.retrieval.provider.Metered;
import dev.docent.retrieval.provider.Pacing;
import dev.docent.retrieval.provider.ProviderCalls;
import dev.docent.retrieval.provider.ProviderException;
import dev.docent.retrieval.provider.Urgency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Calls Google's models through Google's SDK, within limits that all callers share. Failures are {@link
 * ProviderException}s. Safe for concurrent use.
 */
public final class GeminiClient implements AutoCloseable {

    private final GeminiAccess access;
    private final GeminiProperties settings;
    private final GeminiFailures failures;
    private final ProviderCalls calls;
    private final Client sdk;

    private GeminiClient(GeminiAccess access, GeminiProperties settings, Pacing pacing) {
        this.access = access;
        this.settings = settings;
        this.failures = new GeminiFailures(access);
        var policy = new CallPolicy(
                "docent.gemini",
                settings.attempts(),
                settings.patience(),
                settings.requestsPerMinute(),
                settings.tokensPerMinute());
        this.calls = new ProviderCalls(access.provider(), policy, pacing);
        this.sdk = GeminiSdk.open(access, settings);
    }

    /**
     * {@return a client for the configured access, without calling the provider}
     *
     * @throws ProviderException.WrongSettingException if settings are missing or invalid
     */
    public static GeminiClient open(GeminiProperties settings, Pacing pacing) {
        return new GeminiClient(GeminiAccess.of(settings), settings, pacing);
    }

    /** {@return the provider's name in messages} */
    public String provider() {
        return access.provider();
    }

    /** {@return whether calls go to Vertex AI, which has other batch limits} */
    public boolean isVertex() {
        return access instanceof GeminiAccess.Vertex;
    }

    /** {@return the maximum number of tokens per minute of all calls together; 0 for no limit} */
    public long tokensPerMinute() {
        return settings.tokensPerMinute();
    }

    /**
     * {@return the complete response}
     *
     * @param estimatedTokens estimated size of the request
     */
    public GenerateContentResponse generate(
            GeminiModel model, List<Content> contents, GenerateContentConfig config, long estimatedTokens) {
        return call(model, Urgency.PERSON, estimatedTokens, () -> {
            var answer = sdk.models.generateContent(model.name(), contents, config);
            var tokens = answer.usageMetadata()
                    .flatMap(usage -> usage.promptTokenCount())
                    .orElse(-1);
            return new Metered<>(answer, tokens);
        });
    }

    /**
     * {@return a streamed response} It is retried like other calls until its first chunk arrives, and never afterwards,
     * since chunks would be repeated.
     */
    public GeminiStream stream(
            GeminiModel model, List<Content> contents, GenerateContentConfig config, long estimatedTokens) {
        return new GeminiStream(
                body -> open(body, model, contents, config, estimatedTokens),
                settings.idleTimeout(),
                failure -> failures.of(failure, model),
                tokens -> calls.settle(estimatedTokens, tokens));
    }

    private void open(
            StreamBody body,
            GeminiModel model,
            List<Content> contents,
            GenerateContentConfig config,
            long estimatedTokens) {
        call(model, Urgency.PERSON, estimatedTokens, () -> {
            try {
                ScopedValue.where(GeminiExchange.STREAM, body)
                        .run(() -> sdk.models.generateContentStream(model.name(), contents, config));
                body.awaitFirst(settings.idleTimeout());
            } catch (IOException failure) {
                throw opening(body, new UncheckedIOException(failure));
            } catch (RuntimeException failure) {
                throw opening(body, failure);
            }
            return new Metered<>(body, -1);
        });
    }

    private static RuntimeException opening(StreamBody body, RuntimeException failure) {
        return body.isCancelled() ? new CancellationException("The stream was cancelled") : failure;
    }

    /**
     * {@return the vectors of the texts}
     *
     * @param reading extracts the vectors from the response, or fails if they are not as requested
     */
    public <T> T embed(
            GeminiModel model,
            List<String> texts,
            EmbedContentConfig config,
            long estimatedTokens,
            Urgency urgency,
            Function<EmbedContentResponse, T> reading) {
        return call(
                model,
                urgency,
                estimatedTokens,
                () -> new Metered<>(reading.apply(sdk.models.embedContent(model.name(), texts, config)), -1));
    }

    private <T> T call(GeminiModel model, Urgency urgency, long estimatedTokens, Supplier<Metered<T>> attempt) {
        return calls.call(model.name(), urgency, estimatedTokens, () -> {
            try {
                return attempt.get();
            } catch (RuntimeException failure) {
                throw failures.of(failure, model);
            }
        });
    }

    @Override
    public void close() {
        sdk.close();
    }
}
