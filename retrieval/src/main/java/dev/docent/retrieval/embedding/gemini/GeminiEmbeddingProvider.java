package dev.docent.retrieval.embedding.gemini;

import dev.docent.retrieval.embedding.EmbeddingProvider;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.gemini.GeminiClient;
import dev.docent.retrieval.gemini.GeminiProperties;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Opens any embedding model of Google, since one key gives access to all of them.
 *
 * @param client resolved only when a model is opened
 */
record GeminiEmbeddingProvider(ObjectProvider<GeminiClient> client, GeminiProperties settings)
        implements EmbeddingProvider {

    @Override
    public Optional<Embeddings> open(VectorSpace space) {
        return Optional.of(space)
                .filter(each -> isOfGoogle(each.model()))
                .map(each -> new GeminiEmbeddingModel(client.getObject(), settings, each.model(), each.dimensions()))
                .map(GeminiEmbeddingModel::embeddings);
    }

    private boolean isOfGoogle(String model) {
        return model.startsWith("gemini-embedding")
                || settings.taskFields().contains(model)
                || model.equals(settings.embeddingModel().strip());
    }
}
