package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.EmbeddingTraits;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/**
 * A model whose vectors its name and the words of a text decide: two of them never agree. It counts what it embedded, and
 * calls a test before each call; what the test throws, it throws.
 */
final class NamedModel implements EmbeddingModel, AutoCloseable {

    private final String name;
    private final int dimensions;
    private final Map<String, Integer> embedded = new ConcurrentHashMap<>();
    private volatile Consumer<List<String>> before = texts -> {};
    private volatile String refused = "";
    private volatile boolean closed;

    NamedModel(String name, int dimensions) {
        this.name = name;
        this.dimensions = dimensions;
    }

    Embeddings embeddings(int batch) {
        return new Embeddings(this, new EmbeddingTraits(name, "in process", batch, 2, false));
    }

    VectorSpace space() {
        return new VectorSpace(name, dimensions);
    }

    void before(Consumer<List<String>> action) {
        before = action;
    }

    /** Refuses texts with this word from now on. */
    void refuse(String word) {
        refused = word;
    }

    /** {@return how often it embedded each text} */
    Map<String, Integer> embedded() {
        return embedded;
    }

    boolean isClosed() {
        return closed;
    }

    float[] vector(String text) {
        var vector = new float[dimensions];
        for (var word : text.split("\\W+")) {
            vector[Math.floorMod((name + word).hashCode(), dimensions)] += 1;
        }
        vector[0] += 0.1f;
        var norm = 0.0;
        for (var each : vector) {
            norm += each * each;
        }
        for (int i = 0; i < dimensions; i++) {
            vector[i] /= (float) Math.sqrt(norm);
        }
        return vector;
    }

    @Override
    public EmbeddingResponse call(EmbeddingRequest request) {
        before.accept(request.getInstructions());
        if (closed) {
            throw new IllegalStateException("The model is closed");
        }
        var vectors = new ArrayList<Embedding>();
        for (var text : request.getInstructions()) {
            if (!refused.isEmpty() && text.contains(refused)) {
                throw new RejectedException("The model refuses it", null);
            }
            embedded.merge(text, 1, Integer::sum);
            vectors.add(new Embedding(vector(text), vectors.size()));
        }
        return new EmbeddingResponse(vectors);
    }

    @Override
    public float[] embed(Document document) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public void close() {
        closed = true;
    }
}
