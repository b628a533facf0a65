package dev.docent.retrieval.embedding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.docent.retrieval.passage.Passage;
import java.util.List;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;

/**
 * Turns questions and passages into vectors of unit length, with the model in use. The vectors of recent questions are
 * remembered. Safe for concurrent use.
 */
public final class Embeddings {

    private static final int REMEMBERED = 2_000;
    private static final int REMEMBERED_LENGTH = 1_000;

    private final EmbeddingModel model;
    private final String name;
    private final Cache<String, float[]> queries =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /**
     * @param model computes the vectors; it may read {@link EmbeddingTask} from the request's options
     * @param name what the model is called, with its variant
     */
    public Embeddings(EmbeddingModel model, String name) {
        this.model = model;
        this.name = name;
    }

    /** {@return the vector of a question} @throws IllegalArgumentException if the text is blank */
    public float[] query(String text) {
        if (text.length() > REMEMBERED_LENGTH) {
            return vector(text, EmbeddingTask.QUERY);
        }
        return queries.get(text, question -> vector(question, EmbeddingTask.QUERY))
                .clone();
    }

    /**
     * {@return the vector of a passage}
     *
     * @param headings the path of headings above the passage, embedded with it as its context
     * @param text the passage
     * @throws IllegalArgumentException if the text is blank
     */
    public float[] passage(List<String> headings, String text) {
        return vector(text.isBlank() ? text : Passage.inContext(headings, text), EmbeddingTask.PASSAGE);
    }

    /** {@return the name of the model} */
    public String model() {
        return name;
    }

    /** {@return how many numbers each vector has} */
    public int dimensions() {
        return model.dimensions();
    }

    private float[] vector(String text, EmbeddingTask task) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A blank text has no vector");
        }
        return model.call(new EmbeddingRequest(List.of(text), task)).getResult().getOutput();
    }
}
