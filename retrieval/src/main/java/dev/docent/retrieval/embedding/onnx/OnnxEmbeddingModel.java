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
 * bge-small-en-v1.5 in the process. Questions are computed at once by all cores; passages by one core each, in a session
 * of their own that is loaded with the first passage, so that a queue of documents never keeps a question waiting.
 *
 * @see <a href="https://huggingface.co/BAAI/bge-small-en-v1.5">the model's card</a>
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
     * @param queries computes questions; it is closed with the model
     * @param model the file that passages are computed with
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
            throw new IllegalArgumentException("A blank text has no vector");
        }
        return text;
    }

    /** Waits for the calls under way; later ones fail. */
    @Override
    public synchronized void close() {
        closed = true;
        queries.close();
        if (passages != null) {
            passages.close();
        }
    }
}
