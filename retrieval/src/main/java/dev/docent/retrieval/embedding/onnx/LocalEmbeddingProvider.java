package dev.docent.retrieval.embedding.onnx;

import dev.docent.retrieval.embedding.EmbeddingProvider;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.inference.BundledModel;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.ai.embedding.EmbeddingModel;

/**
 * Opens the model that runs in process, even if another model is configured. An open model takes memory until it is
 * closed.
 *
 * @param folder folder into which the model is extracted
 */
record LocalEmbeddingProvider(BertTokenizer tokenizer, Path folder) implements EmbeddingProvider {

    private static final VectorSpace SPACE = new VectorSpace(OnnxEmbeddingModel.NAME, OnnxEmbeddingModel.DIMENSIONS);

    @Override
    public Optional<Embeddings> open(VectorSpace space) {
        if (!space.equals(SPACE)) {
            return Optional.empty();
        }
        var model = BundledModel.BGE_SMALL_EN_V15.in(folder);
        return Optional.of(warm(new OnnxEmbeddingModel(tokenizer, OnnxSession.withAllCores(model), model)));
    }

    /** {@return the model after a first question} */
    static Embeddings warm(EmbeddingModel model) {
        var embeddings = new Embeddings(model, OnnxEmbeddingModel.NAME);
        embeddings.query("The first question is slower than the others.");
        return embeddings;
    }
}
