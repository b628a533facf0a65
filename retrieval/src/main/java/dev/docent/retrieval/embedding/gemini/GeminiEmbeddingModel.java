package dev.docent.retrieval.embedding.gemini;

import com.google.genai.types.EmbedContentConfig;
import com.google.genai.types.EmbedContentResponse;
import dev.docent.retrieval.embedding.BatchLimits;
import dev.docent.retrieval.embedding.EmbeddedTexts;
import dev.docent.retrieval.embedding.EmbeddingTask;
import dev.docent.retrieval.embedding.EmbeddingTraits;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.ExpectedTokens;
import dev.docent.retrieval.embedding.HostedVectors;
import dev.docent.retrieval.gemini.GeminiClient;
import dev.docent.retrieval.gemini.GeminiProperties;
import dev.docent.retrieval.provider.HostedModel;
import dev.docent.retrieval.provider.Urgency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingOptions;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/**
 * An embedding model of Google. Calls for questions take precedence over calls for passages. A request of any size is
 * divided into calls within the limits of the API. Safe for concurrent use.
 */
final class GeminiEmbeddingModel implements EmbeddingModel, ExpectedTokens {

    private final GeminiClient client;
    private final GeminiProperties settings;
    private final HostedModel model;
    private final TaskStyle style;
    private final BatchLimits limits;
    private final HostedVectors checks;

    GeminiEmbeddingModel(GeminiClient client, GeminiProperties settings, String name, int dimensions) {
        this.client = client;
        this.settings = settings;
        this.model = GeminiClient.model(name, "GEMINI_EMBEDDING_MODEL");
        this.style = settings.taskFields().contains(name) ? TaskStyle.FIELDS : TaskStyle.PREFIXES;
        this.limits = GeminiBatches.of(client.isVertex(), name)
                .within(settings.requestsPerMinute(), settings.tokensPerMinute());
        this.checks = new HostedVectors(client.provider(), model, dimensions, "GEMINI_EMBEDDING_DIMENSIONS");
    }

    /** {@return this model with its traits} */
    Embeddings embeddings() {
        return new Embeddings(
                this,
                new EmbeddingTraits(
                        model.name(),
                        client.provider(),
                        limits.texts(),
                        settings.callsAtOnce(),
                        true,
                        settings.requestsPerMinute(),
                        settings.tokensPerMinute(),
                        limits.countsTexts()));
    }

    @Override
    public EmbeddingResponse call(EmbeddingRequest request) {
        var options = request.getOptions();
        var inputs = style.inputs(withWords(request.getInstructions()), options);
        var batches = limits.split(inputs, TaskStyle.Input::text, TaskStyle.Input::hasTitleOf);
        return EmbeddedTexts.response(model.name(), batches, batch -> embed(batch, options));
    }

    @Override
    public long expectedTokens(EmbeddingRequest request) {
        return style.inputs(request.getInstructions(), request.getOptions()).stream()
                .mapToLong(TaskStyle.Input::expectedTokens)
                .sum();
    }

    private EmbeddedTexts embed(List<TaskStyle.Input> batch, @Nullable EmbeddingOptions options) {
        var texts = batch.stream().map(TaskStyle.Input::text).toList();
        return client.embed(
                model,
                texts,
                config(batch.getFirst().title(), options),
                limits.size(texts),
                options == EmbeddingTask.QUERY ? Urgency.PERSON : Urgency.QUEUE,
                answer -> checks.normalized(vectors(answer), texts.size()));
    }

    private static List<float[]> vectors(EmbedContentResponse response) {
        return response.embeddings().orElse(List.of()).stream()
                .map(embedding -> vector(embedding.values().orElse(List.of())))
                .toList();
    }

    private static float[] vector(List<Float> values) {
        var vector = new float[values.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = values.get(i);
        }
        return vector;
    }

    private EmbedContentConfig config(String title, @Nullable EmbeddingOptions options) {
        var config = EmbedContentConfig.builder().outputDimensionality(checks.dimensions());
        var taskType = style.taskType(options);
        if (taskType != null) {
            config.taskType(taskType);
        }
        if (!title.isEmpty()) {
            config.title(title);
        }
        return config.build();
    }

    private static List<String> withWords(List<String> texts) {
        if (texts.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("A blank text cannot be embedded");
        }
        return texts;
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
