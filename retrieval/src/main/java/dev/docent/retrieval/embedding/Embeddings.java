package dev.docent.retrieval.embedding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.provider.TokenEstimate;
import dev.docent.retrieval.usage.TokenUsage;
import dev.docent.retrieval.usage.TokenUsage.Purpose;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/**
 * Embeds questions and passages as vectors of unit length, with one model. Vectors of recent questions are cached. The tokens
 * of a hosted model are counted for the account of the question or of the passages. Safe for concurrent use.
 */
public final class Embeddings implements AutoCloseable {

    private static final int REMEMBERED = 2_000;
    private static final int REMEMBERED_LENGTH = 1_000;

    private final EmbeddingModel model;
    private final EmbeddingTraits traits;
    private final Metering metering;
    private final Cache<String, float[]> queries =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private final AtomicInteger calls = new AtomicInteger();

    /**
     * @param model computes the vectors; it may use {@link EmbeddingTask} or {@link PassageTitles} of the request's
     *     options
     */
    public Embeddings(EmbeddingModel model, EmbeddingTraits traits) {
        this(model, traits, new Metering(TokenUsage.NONE, Purpose.PASSAGE_EMBEDDING));
    }

    /** @param name name of the model, which runs in process */
    public Embeddings(EmbeddingModel model, String name) {
        this(model, EmbeddingTraits.inProcess(name));
    }

    private Embeddings(EmbeddingModel model, EmbeddingTraits traits, Metering metering) {
        this.model = model;
        this.traits = traits;
        this.metering = metering;
    }

    /** {@return the vector of a question of no account} @throws IllegalArgumentException if the text is blank */
    public float[] query(String text) {
        return query(text, Metering.NOBODY);
    }

    /**
     * {@return the vector of a question}
     *
     * @param account for which the tokens are counted
     * @throws IllegalArgumentException if the text is blank
     */
    public float[] query(String text, String account) {
        if (text.length() > REMEMBERED_LENGTH) {
            return ofQuestion(text, account);
        }
        // Not computed by the cache, where other callers would wait for a slow hosted model.
        var remembered = queries.getIfPresent(text);
        if (remembered == null) {
            remembered = ofQuestion(text, account);
            queries.put(text, remembered);
        }
        return remembered.clone();
    }

    private float[] ofQuestion(String text, String account) {
        metering.require(account);
        var response = respond(new EmbeddingRequest(List.of(text), EmbeddingTask.QUERY));
        metering.add(account, Purpose.QUESTION_EMBEDDING, model(), response);
        return vectors(response).getFirst();
    }

    /**
     * {@return the vector of a passage of no account}
     *
     * @param headings the path of headings above the passage, embedded as its context
     * @param text the passage
     * @throws IllegalArgumentException if the text is blank
     */
    public float[] passage(List<String> headings, String text) {
        return vectors(respond(request(List.of(headings), List.of(text)))).getFirst();
    }

    /**
     * {@return the vectors of passages, in order, computed in one call if the model supports that}
     *
     * @param passages at most a batch of the model
     * @throws IllegalArgumentException if a text is blank
     */
    public List<float[]> passages(List<Passage> passages) {
        passages.stream().map(each -> each.source().owner()).distinct().forEach(metering::require);
        var response = respond(request(passages));
        metering.add(passages, model(), response);
        return vectors(response);
    }

    /** {@return the number of tokens that the model is expected to count for passages} */
    public long expectedTokens(List<Passage> passages) {
        var request = request(passages);
        return model instanceof ExpectedTokens counting
                ? counting.expectedTokens(request)
                : request.getInstructions().stream()
                        .mapToLong(TokenEstimate::expected)
                        .sum();
    }

    private EmbeddingRequest request(List<Passage> passages) {
        return request(
                passages.stream().map(Passage::headings).toList(),
                passages.stream().map(Passage::text).toList());
    }

    private EmbeddingRequest request(List<List<String>> headings, List<String> texts) {
        if (traits.takesTitles()) {
            return new EmbeddingRequest(
                    texts,
                    new PassageTitles(headings.stream().map(Passage::title).toList()));
        }
        var inContext = IntStream.range(0, texts.size())
                .mapToObj(each -> inContext(headings.get(each), texts.get(each)))
                .toList();
        return new EmbeddingRequest(inContext, EmbeddingTask.PASSAGE);
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

    /** {@return the same model for background work, whose calls do not make this one busy and are counted for nobody} */
    public Embeddings forBackground() {
        return new Embeddings(model, traits);
    }

    /** {@return the same model for a rebuild, whose calls do not make this one busy} @param usage counts the tokens of a hosted one */
    public Embeddings forRebuild(TokenUsage usage) {
        return traits.isHosted()
                ? new Embeddings(model, traits, new Metering(usage, Purpose.REBUILD))
                : forBackground();
    }

    /** {@return this model with its tokens counted; one that runs in process costs nothing} */
    public Embeddings metered(TokenUsage usage) {
        return traits.isHosted() ? new Embeddings(model, traits, new Metering(usage, Purpose.PASSAGE_EMBEDDING)) : this;
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

    private EmbeddingResponse respond(EmbeddingRequest request) {
        if (request.getInstructions().stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("A blank text cannot be embedded");
        }
        calls.incrementAndGet();
        try {
            var response = model.call(request);
            var texts = request.getInstructions().size();
            if (response.getResults().size() != texts) {
                throw new IllegalStateException("The embedding model returned %d vectors for %d texts"
                        .formatted(response.getResults().size(), texts));
            }
            return response;
        } finally {
            calls.decrementAndGet();
        }
    }

    private static List<float[]> vectors(EmbeddingResponse response) {
        return response.getResults().stream().map(Embedding::getOutput).toList();
    }
}
