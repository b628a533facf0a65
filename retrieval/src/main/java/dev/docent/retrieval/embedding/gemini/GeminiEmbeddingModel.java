package dev.docent.retrieval.embedding.gemini;

import com.google.genai.types.EmbedContentConfig;
import dev.docent.retrieval.embedding.EmbeddingTask;
import dev.docent.retrieval.gemini.GeminiClient;
import dev.docent.retrieval.gemini.GeminiModel;
import dev.docent.retrieval.gemini.TokenEstimate;
import dev.docent.retrieval.provider.Urgency;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingOptions;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/**
 * An embedding model of Google. Calls for questions take precedence over calls for passages. A request of any size is
 * divided into calls within the limits of the API. Safe for concurrent use.
 */
final class GeminiEmbeddingModel implements EmbeddingModel {

    private final GeminiClient client;
    private final GeminiModel model;
    private final int dimensions;
    private final TaskStyle style;
    private final BatchLimits limits;
    private final Vectors vectors;

    GeminiEmbeddingModel(GeminiClient client, GeminiModel model, int dimensions, TaskStyle style) {
        this.client = client;
        this.model = model;
        this.dimensions = dimensions;
        this.style = style;
        this.limits = BatchLimits.of(client.isVertex(), model.name()).within(client.tokensPerMinute());
        this.vectors = new Vectors(client.provider(), dimensions);
    }

    @Override
    public EmbeddingResponse call(EmbeddingRequest request) {
        var options = request.getOptions();
        var embeddings = new ArrayList<Embedding>();
        var inputs = style.inputs(withWords(request.getInstructions()), options);
        for (var batch : limits.split(inputs)) {
            for (var vector : embed(batch, options)) {
                embeddings.add(new Embedding(vector, embeddings.size()));
            }
        }
        return new EmbeddingResponse(embeddings);
    }

    private List<float[]> embed(List<EmbeddingInput> batch, @Nullable EmbeddingOptions options) {
        var texts = batch.stream().map(EmbeddingInput::text).toList();
        return client.embed(
                model,
                texts,
                config(batch.getFirst().title(), options),
                texts.stream().mapToLong(TokenEstimate::of).sum(),
                options == EmbeddingTask.QUERY ? Urgency.PERSON : Urgency.QUEUE,
                answer -> vectors.read(answer, texts.size()));
    }

    private EmbedContentConfig config(String title, @Nullable EmbeddingOptions options) {
        var config = EmbedContentConfig.builder().outputDimensionality(dimensions);
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
        return dimensions;
    }

    /** {@return the maximum number of texts of a call} */
    int batch() {
        return limits.texts();
    }
}
