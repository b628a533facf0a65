package dev.docent.retrieval.embedding.onnx;

import dev.docent.retrieval.embedding.EmbeddingTask;
import java.nio.file.Path;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.embedding.EmbeddingResponseMetadata;

/**
 * bge-small-en-v1.5, running in process. A question uses all cores. Passages use one core each, in a separate session
 * that is loaded with the first passage, so that questions never wait for a queue of documents.
 *
 * @see <a href="https://huggingface.co/BAAI/bge-small-en-v1.5">the model card</a>
 */
final class OnnxEmbeddingModel implements EmbeddingModel, AutoCloseable {

    static final String NAME = "bge-small-en-v1.5-int8";
    static final int DIMENSIONS = 384;

    private static final String QUERY_INSTRUCTION = "Represent this sentence for searching relevant passages: ";

    private final BertTokenizer tokenizer;
    private final OnnxSession queries;
    private final Path model;
    private @Nullable OnnxSession passages;
    private boolean closed;

    /**
     * @param queries session for questions; closed with this model
     * @param model model file for the session of passages
     */
    OnnxEmbeddingModel(BertTokenizer tokenizer, OnnxSession queries, Path model) {
        this.tokenizer = tokenizer;
        this.queries = queries;
        this.model = model;
    }

    @Override
    public EmbeddingResponse call(EmbeddingRequest request) {
        var isQuery = request.getOptions() == EmbeddingTask.QUERY;
        var session = isQuery ? queries : passages();
        var prefix = isQuery ? QUERY_INSTRUCTION : "";
        var embeddings = new ArrayList<Embedding>();
        var tokens = 0;
        for (var text : request.getInstructions()) {
            var ids = tokenizer.encode(prefix + withWords(text));
            embeddings.add(new Embedding(session.embed(ids, DIMENSIONS), embeddings.size()));
            tokens += ids.length;
        }
        return new EmbeddingResponse(embeddings, new EmbeddingResponseMetadata(NAME, new DefaultUsage(tokens, 0)));
    }

    @Override
    public float[] embed(Document document) {
        return embed(getEmbeddingContent(document));
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    private synchronized OnnxSession passages() {
        if (closed) {
            throw OnnxSession.closed();
        }
        if (passages == null) {
            passages = new OnnxSession(model, 1, Runtime.getRuntime().availableProcessors());
        }
        return passages;
    }

    private static String withWords(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A blank text cannot be embedded");
        }
        return text;
    }

    /** Waits for running calls; later calls fail. */
    @Override
    public synchronized void close() {
        closed = true;
        queries.close();
        if (passages != null) {
            passages.close();
        }
    }
}
