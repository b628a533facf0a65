package dev.docent.bench.evaluation;

import dev.docent.retrieval.embedding.EmbeddingTask;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/**
 * An embedding model that stores the vectors of passages in a file, so that a second evaluation does not compute them.
 * Questions are always computed, since their time is measured. Safe for concurrent use.
 */
final class CachedEmbeddingModel implements EmbeddingModel {

    private final EmbeddingModel model;
    private final VectorFile vectors;
    private final String name;

    CachedEmbeddingModel(EmbeddingModel model, VectorFile vectors) {
        this.model = model;
        this.vectors = vectors;
        this.name = model.call(new EmbeddingRequest(List.of("name"), EmbeddingTask.QUERY))
                .getMetadata()
                .getModel();
    }

    @Override
    public EmbeddingResponse call(EmbeddingRequest request) {
        if (request.getOptions() != EmbeddingTask.PASSAGE) {
            return model.call(request);
        }
        var texts = request.getInstructions();
        return new EmbeddingResponse(IntStream.range(0, texts.size())
                .mapToObj(each -> new Embedding(vector(texts.get(each)), each))
                .toList());
    }

    private float[] vector(String text) {
        return vectors.get(
                name + "\n" + text,
                () -> model.call(new EmbeddingRequest(List.of(text), EmbeddingTask.PASSAGE))
                        .getResult()
                        .getOutput());
    }

    @Override
    public float[] embed(Document document) {
        return embed(getEmbeddingContent(document));
    }

    @Override
    public int dimensions() {
        return model.dimensions();
    }
}
