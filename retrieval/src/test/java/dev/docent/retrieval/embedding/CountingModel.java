package dev.docent.retrieval.embedding;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/** A stand-in that remembers what it was asked; its vectors point along the first or the second axis, by their task. */
public final class CountingModel implements EmbeddingModel {

    private final List<String> asked = new CopyOnWriteArrayList<>();

    @Override
    public EmbeddingResponse call(EmbeddingRequest request) {
        asked.addAll(request.getInstructions());
        var vector = request.getOptions() == EmbeddingTask.QUERY ? new float[] {1, 0} : new float[] {0, 1};
        return new EmbeddingResponse(List.of(new Embedding(vector, 0)));
    }

    @Override
    public float[] embed(Document document) {
        throw new UnsupportedOperationException("Texts are embedded, not documents");
    }

    @Override
    public int dimensions() {
        return 2;
    }

    /** {@return every text that it computed a vector of, in order} */
    public List<String> asked() {
        return asked;
    }
}
