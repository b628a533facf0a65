package dev.docent.retrieval.embedding.openai;

import dev.docent.retrieval.embedding.BatchLimits;
import dev.docent.retrieval.embedding.EmbeddedTexts;
import dev.docent.retrieval.embedding.EmbeddingTask;
import dev.docent.retrieval.embedding.EmbeddingTraits;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.HostedVectors;
import dev.docent.retrieval.openai.OpenAiProperties;
import dev.docent.retrieval.openai.OpenAiServer;
import dev.docent.retrieval.provider.HostedModel;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import dev.docent.retrieval.provider.Urgency;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.ai.document.Document;
import org.springframework.ai.document.MetadataMode;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.openai.OpenAiEmbeddingModel;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;
import org.springframework.retry.support.RetryTemplate;

/**
 * Spring AI's embedding model for servers that implement OpenAI's API, with checks that it lacks: one vector per text,
 * of the configured size, at unit length. Calls for questions take precedence over calls for passages. Safe for
 * concurrent use.
 */
final class OpenAiCompatibleEmbeddingModel implements EmbeddingModel {

    private final OpenAiServer server;
    private final OpenAiProperties settings;
    private final HostedModel model;
    private final OpenAiEmbeddingOptions options;
    private final OpenAiEmbeddingModel delegate;
    private final BatchLimits limits;
    private final HostedVectors checks;

    /** @throws WrongSettingException if the dimensions are not set */
    OpenAiCompatibleEmbeddingModel(OpenAiServer server, OpenAiProperties settings) {
        this.server = server;
        this.settings = settings;
        this.model = new HostedModel(settings.embeddingModel().strip(), "OPENAI_EMBEDDING_MODEL");
        this.limits =
                BatchLimits.ofTexts(settings.batch()).within(settings.requestsPerMinute(), settings.tokensPerMinute());
        var asked = OpenAiEmbeddingOptions.builder().model(model.name());
        this.checks = new HostedVectors(server.name(), model, settings.dimensions(), "OPENAI_EMBEDDING_DIMENSIONS");
        this.options =
                settings.shorten() ? asked.dimensions(settings.dimensions()).build() : asked.build();
        this.delegate = new OpenAiEmbeddingModel(
                server.api(),
                MetadataMode.NONE,
                options,
                RetryTemplate.builder().maxAttempts(1).build());
    }

    /** {@return this model with its traits} */
    Embeddings embeddings() {
        return new Embeddings(
                this,
                new EmbeddingTraits(
                        model.name(),
                        server.name(),
                        settings.batch(),
                        settings.callsAtOnce(),
                        false,
                        settings.requestsPerMinute(),
                        settings.tokensPerMinute()));
    }

    @Override
    public EmbeddingResponse call(EmbeddingRequest request) {
        var isQuery = request.getOptions() == EmbeddingTask.QUERY;
        var prefix = isQuery ? settings.queryPrefix() : settings.passagePrefix();
        var texts =
                request.getInstructions().stream().map(text -> prefix + text).toList();
        var urgency = isQuery ? Urgency.PERSON : Urgency.QUEUE;
        return EmbeddedTexts.response(
                model.name(),
                limits.split(texts).stream().map(batch -> embed(batch, urgency)).toList());
    }

    private EmbeddedTexts embed(List<String> texts, Urgency urgency) {
        var size = limits.size(texts);
        return server.call(model, urgency, size, () -> {
            var response = delegate.call(new EmbeddingRequest(texts, options));
            var vectors = vectors(response, texts.size());
            var usage = response.getMetadata().getUsage();
            server.settle(size, usage);
            var counted = usage == null ? 0 : usage.getPromptTokens();
            return EmbeddedTexts.of(vectors, counted > 0 ? OptionalLong.of(counted) : OptionalLong.empty(), texts);
        });
    }

    private List<float[]> vectors(EmbeddingResponse response, int texts) {
        var answer = response.getResults().stream()
                .sorted(Comparator.comparing(Embedding::getIndex))
                .map(Embedding::getOutput)
                .toList();
        return checks.normalized(answer, texts);
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
