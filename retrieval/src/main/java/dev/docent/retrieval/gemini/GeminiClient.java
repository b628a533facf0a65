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
 * Calls Google's models through Google's SDK, within limits that all callers share. Failures are
 * {@link ProviderException}s. Safe for concurrent use.
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
     * {@return a client for the way in that is set; it calls nobody yet}
     *
     * @throws ProviderException.WrongSettingException if the settings are missing, half or of no use
     */
    public static GeminiClient open(GeminiProperties settings, Pacing pacing) {
        return new GeminiClient(GeminiAccess.of(settings), settings, pacing);
    }

    /** {@return what the provider is called, as people know it} */
    public String provider() {
        return access.provider();
    }

    /** {@return whether calls go to Vertex AI, which takes other batches} */
    public boolean isVertex() {
        return access instanceof GeminiAccess.Vertex;
    }

    /** {@return how many tokens a minute all calls together may send; 0 for as many as come} */
    public long tokensPerMinute() {
        return settings.tokensPerMinute();
    }

    /** {@return the whole answer} @param estimatedTokens how many are sent, about */
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
     * {@return an answer that comes piece by piece} Until its first piece it is tried again as other calls are; afterwards
     * never, since nobody could tell what would come twice.
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
     * {@return what is read of the vectors of texts}
     *
     * @param reading reads the answer, and fails when it is not what was asked for
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
