package dev.docent.retrieval.embedding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.docent.retrieval.passage.Passage;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingOptions;
import org.springframework.ai.embedding.EmbeddingRequest;

/**
 * Embeds questions and passages as vectors of unit length, with one model. Vectors of recent questions are cached. Safe
 * for concurrent use.
 */
public final class Embeddings implements AutoCloseable {

    private static final int REMEMBERED = 2_000;
    private static final int REMEMBERED_LENGTH = 1_000;

    private final EmbeddingModel model;
    private final EmbeddingTraits traits;
    private final Cache<String, float[]> queries =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private final AtomicInteger calls = new AtomicInteger();

    /**
     * @param model computes the vectors; it may use {@link EmbeddingTask} or {@link PassageTitles} of the request's
     *     options
     */
    public Embeddings(EmbeddingModel model, EmbeddingTraits traits) {
        this.model = model;
        this.traits = traits;
    }

    /** @param name name of the model, which runs in process */
    public Embeddings(EmbeddingModel model, String name) {
        this(model, EmbeddingTraits.inProcess(name));
    }

    /**
     * {@return the vector of a question}
     *
     * @throws IllegalArgumentException if the text is blank
     */
    public float[] query(String text) {
        if (text.length() > REMEMBERED_LENGTH) {
            return ofQuestion(text);
        }
        // Not computed by the cache, where other callers would wait for a slow hosted model.
        var remembered = queries.getIfPresent(text);
        if (remembered == null) {
            remembered = ofQuestion(text);
            queries.put(text, remembered);
        }
        return remembered.clone();
    }

    private float[] ofQuestion(String text) {
        return vectors(List.of(text), EmbeddingTask.QUERY).getFirst();
    }

    /**
     * {@return the vector of a passage}
     *
     * @param headings the path of headings above the passage, embedded as its context
     * @param text the passage
     * @throws IllegalArgumentException if the text is blank
     */
    public float[] passage(List<String> headings, String text) {
        return traits.takesTitles()
                ? vectors(List.of(text), new PassageTitles(List.of(Passage.title(headings))))
                        .getFirst()
                : vectors(List.of(inContext(headings, text)), EmbeddingTask.PASSAGE)
                        .getFirst();
    }

    /**
     * {@return the vectors of passages, in order, computed in one call if the model supports that}
     *
     * @param passages at most a batch of the model
     * @throws IllegalArgumentException if a text is blank
     */
    public List<float[]> passages(List<Passage> passages) {
        if (!traits.takesTitles()) {
            var texts = passages.stream()
                    .map(passage -> inContext(passage.headings(), passage.text()))
                    .toList();
            return vectors(texts, EmbeddingTask.PASSAGE);
        }
        var titles = passages.stream()
                .map(passage -> Passage.title(passage.headings()))
                .toList();
        return vectors(passages.stream().map(Passage::text).toList(), new PassageTitles(titles));
    }

    /** Keeps a blank text blank, so that it is rejected. */
    private static String inContext(List<String> headings, String text) {
        return text.isBlank() ? text : Passage.inContext(headings, text);
    }

    /** {@return the name of the model} */
    public String model() {
        return traits.name();
    }

    /** {@return the traits of the model} */
    public EmbeddingTraits traits() {
        return traits;
    }

    /** {@return the dimensions of a vector} */
    public int dimensions() {
        return model.dimensions();
    }

    /** {@return the vector space of the model} */
    public VectorSpace space() {
        return new VectorSpace(model(), dimensions());
    }

    /** {@return whether a caller is waiting for vectors} */
    public boolean isBusy() {
        return calls.get() > 0;
    }

    /** {@return the same model for background work, whose calls do not make this one busy} */
    public Embeddings forBackground() {
        return new Embeddings(model, traits);
    }

    /** Frees the resources of a model that runs in process; a hosted one has none. */
    @Override
    public void close() {
        if (model instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception failure) {
                throw new IllegalStateException("Cannot close the embedding model %s".formatted(model()), failure);
            }
        }
    }

    private List<float[]> vectors(List<String> texts, EmbeddingOptions options) {
        calls.incrementAndGet();
        try {
            return computed(texts, options);
        } finally {
            calls.decrementAndGet();
        }
    }

    private List<float[]> computed(List<String> texts, EmbeddingOptions options) {
        if (texts.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("A blank text cannot be embedded");
        }
        var vectors = model.call(new EmbeddingRequest(texts, options)).getResults().stream()
                .map(Embedding::getOutput)
                .toList();
        if (vectors.size() != texts.size()) {
            throw new IllegalStateException(
                    "The embedding model returned %d vectors for %d texts".formatted(vectors.size(), texts.size()));
        }
        return vectors;
    }
}
