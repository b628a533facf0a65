package dev.docent.retrieval.gemini;

import com.google.genai.Client;
import com.google.genai.types.Content;
import com.google.genai.types.ContentEmbedding;
import com.google.genai.types.ContentEmbeddingStatistics;
import com.google.genai.types.EmbedContentConfig;
import com.google.genai.types.EmbedContentResponse;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import dev.docent.retrieval.embedding.EmbeddedTexts;
import dev.docent.retrieval.provider.CallPolicy;
import dev.docent.retrieval.provider.CallSize;
import dev.docent.retrieval.provider.HostedModel;
import dev.docent.retrieval.provider.Pacing;
import dev.docent.retrieval.provider.ProviderCalls;
import dev.docent.retrieval.provider.ProviderException;
import dev.docent.retrieval.provider.ProviderMeters;
import dev.docent.retrieval.provider.SharedLimits;
import dev.docent.retrieval.provider.Urgency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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

    /**
     * Does not call the provider.
     *
     * @throws ProviderException.WrongSettingException if settings are missing or invalid
     */
    public GeminiClient(GeminiProperties settings, Pacing pacing) {
        this(settings, pacing, SharedLimits.NONE, ProviderMeters.UNREAD);
    }

    /** Shares its limits with the other processes of the installation. */
    public GeminiClient(GeminiProperties settings, Pacing pacing, SharedLimits shared, ProviderMeters meters) {
        this.access = GeminiAccess.of(settings);
        this.settings = settings;
        this.failures = new GeminiFailures(access);
        var policy = new CallPolicy(
                "docent.gemini",
                settings.attempts(),
                settings.patience(),
                settings.requestsPerMinute(),
                settings.tokensPerMinute());
        this.calls = new ProviderCalls(access.provider(), policy, pacing, shared, meters);
        this.sdk = GeminiSdk.open(access, settings);
    }

    /** {@return a model} @throws ProviderException.WrongSettingException if the name is not one that Google allows */
    public static HostedModel model(String name, String setting) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9@./_-]*")) {
            throw new ProviderException.WrongSettingException(
                    setting + " must be the name of a model, but is \"" + name + "\".");
        }
        return new HostedModel(name, setting);
    }

    /** {@return the provider's name in messages} */
    public String provider() {
        return access.provider();
    }

    /** {@return whether calls go to Vertex AI, which has other batch limits} */
    public boolean isVertex() {
        return access instanceof GeminiAccess.Vertex;
    }

    /** {@return the complete response} */
    public GenerateContentResponse generate(Request request) {
        var response = call(
                request.model(),
                Urgency.PERSON,
                new CallSize(1, request.estimatedTokens()),
                () -> sdk.models.generateContent(request.model().name(), request.contents(), request.config()));
        response.usageMetadata()
                .flatMap(usage -> usage.promptTokenCount())
                .ifPresent(tokens -> settle(request, tokens));
        return response;
    }

    /**
     * {@return a streamed response} It is retried like other calls until its first chunk arrives, and never afterwards,
     * since chunks would be repeated.
     */
    public GeminiStream stream(Request request) {
        return new GeminiStream(this, request, settings.idleTimeout());
    }

    void open(StreamBody body, Request request) {
        call(request.model(), Urgency.PERSON, new CallSize(1, request.estimatedTokens()), () -> {
            try {
                ScopedValue.where(GeminiExchange.STREAM, body)
                        .run(() -> sdk.models.generateContentStream(
                                request.model().name(), request.contents(), request.config()));
                body.awaitFirst(settings.idleTimeout());
            } catch (IOException failure) {
                throw opening(body, new UncheckedIOException(failure));
            } catch (RuntimeException failure) {
                throw opening(body, failure);
            }
            return body;
        });
    }

    RuntimeException failure(Throwable failure, HostedModel model) {
        return failures.of(failure, model);
    }

    void settle(Request request, long tokens) {
        calls.settle(request.estimatedTokens(), tokens);
    }

    private static RuntimeException opening(StreamBody body, RuntimeException failure) {
        return body.isCancelled() ? new CancellationException("The stream was cancelled") : failure;
    }

    /**
     * {@return the vectors of the texts}
     *
     * @param reading extracts the vectors from the response, or fails if they are not as requested
     */
    public EmbeddedTexts embed(
            HostedModel model,
            List<String> texts,
            EmbedContentConfig config,
            CallSize size,
            Urgency urgency,
            Function<EmbedContentResponse, List<float[]>> reading) {
        return call(model, urgency, size, () -> {
            var response = sdk.models.embedContent(model.name(), texts, config);
            var vectors = reading.apply(response);
            var counted = counted(response, texts.size());
            counted.ifPresent(tokens -> calls.settle(size.tokens(), tokens));
            return EmbeddedTexts.of(vectors, counted, texts);
        });
    }

    /** {@return the tokens as Google counted them; empty from the Gemini API, which does not report them} */
    private static OptionalLong counted(EmbedContentResponse response, int texts) {
        var counted = response.embeddings().orElse(List.of()).stream()
                .map(ContentEmbedding::statistics)
                .flatMap(Optional::stream)
                .map(ContentEmbeddingStatistics::tokenCount)
                .flatMap(Optional::stream)
                .toList();
        return counted.size() == texts
                ? OptionalLong.of(Math.round(
                        counted.stream().mapToDouble(Float::doubleValue).sum()))
                : OptionalLong.empty();
    }

    private <T> T call(HostedModel model, Urgency urgency, CallSize size, Supplier<T> attempt) {
        return calls.call(model.name(), urgency, size, () -> {
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

    /** A request for text. */
    public record Request(
            HostedModel model, List<Content> contents, GenerateContentConfig config, long estimatedTokens) {}
}
