package dev.docent.ingestion;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/** A model without any: a text's vector has a direction that its words and length decide, always the same one. */
public final class LengthEmbeddingModel implements EmbeddingModel {

    private volatile Consumer<String> before = text -> {};

    @Override
    public EmbeddingResponse call(EmbeddingRequest request) {
        var text = request.getInstructions().getFirst();
        before.accept(text);
        return new EmbeddingResponse(List.of(new Embedding(vector(text), 0)));
    }

    @Override
    public float[] embed(Document document) {
        throw new UnsupportedOperationException("Texts are embedded, not documents");
    }

    @Override
    public int dimensions() {
        return 8;
    }

    /** Calls this on the embedding thread before each text; what it throws, the model throws. */
    public void before(Consumer<String> action) {
        before = action;
    }

    public static float[] vector(String text) {
        var vector = new float[8];
        for (var word : text.split("\\W+")) {
            vector[Math.floorMod(word.hashCode(), 7)] += 1;
        }
        vector[7] = 1 + text.length() % 10;
        var norm = 0.0;
        for (var each : vector) {
            norm += each * each;
        }
        for (var position = 0; position < vector.length; position++) {
            vector[position] /= (float) Math.sqrt(norm);
        }
        return vector;
    }
}
