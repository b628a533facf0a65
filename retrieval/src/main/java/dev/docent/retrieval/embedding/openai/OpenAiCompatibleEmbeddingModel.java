package dev.docent.retrieval.embedding.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docent.retrieval.embedding.BatchLimits;
import dev.docent.retrieval.embedding.EmbeddedTexts;
import dev.docent.retrieval.embedding.EmbeddingTask;
import dev.docent.retrieval.embedding.EmbeddingTraits;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.ExpectedTokens;
import dev.docent.retrieval.embedding.HostedVectors;
import dev.docent.retrieval.openai.OpenAiProperties;
import dev.docent.retrieval.openai.OpenAiServer;
import dev.docent.retrieval.provider.HostedModel;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import dev.docent.retrieval.provider.TokenEstimate;
import dev.docent.retrieval.provider.Urgency;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/**
 * An embedding model of a server that implements OpenAI's API. A response must have one vector per text, of the
 * configured size, which is normalized. Calls for questions take precedence over calls for passages. Safe for concurrent
 * use.
 */
final class OpenAiCompatibleEmbeddingModel implements EmbeddingModel, ExpectedTokens {

    private final OpenAiServer server;
    private final OpenAiProperties settings;
    private final HostedModel model;
    private final BatchLimits limits;
    private final HostedVectors checks;

    /** @throws WrongSettingException if the dimensions are not set */
    OpenAiCompatibleEmbeddingModel(OpenAiServer server, OpenAiProperties settings) {
        this.server = server;
        this.settings = settings;
        this.model = new HostedModel(settings.embeddingModel().strip(), "OPENAI_EMBEDDING_MODEL");
        this.limits =
                BatchLimits.ofTexts(settings.batch()).within(settings.requestsPerMinute(), settings.tokensPerMinute());
        this.checks = new HostedVectors(server.name(), model, settings.dimensions(), "OPENAI_EMBEDDING_DIMENSIONS");
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
                        settings.tokensPerMinute(),
                        false));
    }

    @Override
    public EmbeddingResponse call(EmbeddingRequest request) {
        var urgency = request.getOptions() == EmbeddingTask.QUERY ? Urgency.PERSON : Urgency.QUEUE;
        return EmbeddedTexts.response(model.name(), limits.split(texts(request)), batch -> embed(batch, urgency));
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
        return server.call(model, urgency, size, () -> {
            var reply = server.post("/embeddings", request(texts));
            var vectors = vectors(reply, texts.size());
            var usage = reply.path("usage");
            server.settle(size, usage.path("total_tokens").asLong());
            var counted = usage.path("prompt_tokens").asLong();
            return EmbeddedTexts.of(vectors, counted > 0 ? OptionalLong.of(counted) : OptionalLong.empty(), texts);
        });
    }

    private ObjectNode request(List<String> texts) {
        var request = OpenAiServer.JSON.createObjectNode().put("model", model.name());
        texts.forEach(request.putArray("input")::add);
        return settings.shorten() ? request.put("dimensions", settings.dimensions()) : request;
    }

    private List<float[]> vectors(JsonNode reply, int texts) {
        var vectors = StreamSupport.stream(reply.path("data").spliterator(), false)
                .sorted(Comparator.comparingInt(each -> each.path("index").asInt()))
                .map(each -> vector(each.path("embedding")))
                .toList();
        return checks.normalized(vectors, texts);
    }

    private static float[] vector(JsonNode numbers) {
        var vector = new float[numbers.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = numbers.get(i).floatValue();
        }
        return vector;
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
