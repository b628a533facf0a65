package dev.docent.retrieval.embedding.springai;

import dev.docent.retrieval.embedding.BatchLimits;
import dev.docent.retrieval.embedding.EmbeddedTexts;
import dev.docent.retrieval.embedding.EmbeddingTask;
import dev.docent.retrieval.embedding.EmbeddingTraits;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.ExpectedTokens;
import dev.docent.retrieval.embedding.HostedVectors;
import dev.docent.retrieval.provider.TokenEstimate;
import dev.docent.retrieval.provider.Urgency;
import dev.docent.retrieval.springai.SpringAiCalls;
import dev.docent.retrieval.springai.SpringAiProperties;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/**
 * The embedding model of a starter, with limits, prefixes and checks of the vectors. Calls for questions take precedence over
 * calls for passages. Safe for concurrent use.
 */
final class SpringAiEmbeddingModel implements EmbeddingModel, ExpectedTokens {

    private final EmbeddingModel delegate;
    private final SpringAiCalls calls;
    private final SpringAiProperties settings;
    private final HostedVectors checks;
    private final BatchLimits limits;

    SpringAiEmbeddingModel(
            EmbeddingModel delegate, SpringAiCalls calls, SpringAiProperties settings, HostedVectors checks) {
        this.delegate = delegate;
        this.calls = calls;
        this.settings = settings;
        this.checks = checks;
        this.limits =
                BatchLimits.ofTexts(settings.batch()).within(settings.requestsPerMinute(), settings.tokensPerMinute());
    }

    /** {@return this model with its traits} */
    Embeddings embeddings() {
        return new Embeddings(
                this,
                new EmbeddingTraits(
                        checks.model().name(),
                        checks.provider(),
                        settings.batch(),
                        settings.callsAtOnce(),
                        false,
                        settings.requestsPerMinute(),
                        settings.tokensPerMinute(),
                        false));
    }

    @Override
    public EmbeddingResponse call(EmbeddingRequest request) {
        var urgency = request.getOptions() == EmbeddingTask.QUERY ? Urgency.PERSON : Urgency.QUEUE;
        return EmbeddedTexts.response(
                checks.model().name(), limits.split(texts(request)), batch -> embed(batch, urgency));
    }

    @Override
    public long expectedTokens(EmbeddingRequest request) {
        return texts(request).stream().mapToLong(TokenEstimate::expected).sum();
    }

    private List<String> texts(EmbeddingRequest request) {
        var prefix = request.getOptions() == EmbeddingTask.QUERY ? settings.queryPrefix() : settings.passagePrefix();
        return request.getInstructions().stream().map(text -> prefix + text).toList();
    }

    private EmbeddedTexts embed(List<String> texts, Urgency urgency) {
        var size = limits.size(texts);
        return calls.callInTime(urgency, size, () -> {
            var response = delegate.embedForResponse(texts);
            var vectors = checks.normalized(vectors(response), texts.size());
            var usage = response.getMetadata().getUsage();
            calls.settle(size, usage);
            var counted = usage == null || usage.getPromptTokens() == null ? 0 : usage.getPromptTokens();
            return EmbeddedTexts.of(vectors, counted > 0 ? OptionalLong.of(counted) : OptionalLong.empty(), texts);
        });
    }

    /** {@return the vectors in the order of the texts} */
    static List<float[]> vectors(EmbeddingResponse response) {
        return response.getResults().stream()
                .sorted(Comparator.comparing(Embedding::getIndex))
                .map(Embedding::getOutput)
                .toList();
    }

    @Override
    public float[] embed(Document document) {
        return embed(getEmbeddingContent(document));
    }

    @Override
    public int dimensions() {
        return checks.dimensions();
    }
}
