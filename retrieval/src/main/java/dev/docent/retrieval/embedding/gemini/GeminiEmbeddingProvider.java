package dev.docent.retrieval.embedding.gemini;

import dev.docent.retrieval.embedding.EmbeddingProvider;
import dev.docent.retrieval.embedding.EmbeddingTraits;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.gemini.GeminiClient;
import dev.docent.retrieval.gemini.GeminiProperties;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/** Opens any embedding model of Google, since one key gives access to all of them. */
final class GeminiEmbeddingProvider implements EmbeddingProvider {

    private final ObjectProvider<GeminiClient> client;
    private final GeminiProperties settings;

    /** @param client resolved only when a model is opened */
    GeminiEmbeddingProvider(ObjectProvider<GeminiClient> client, GeminiProperties settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public Optional<Embeddings> open(VectorSpace space) {
        if (!isOfGoogle(space.model())) {
            return Optional.empty();
        }
        var opened = client.getObject();
        var model = model(opened, settings, space.model(), space.dimensions());
        return Optional.of(embeddings(opened, settings, space.model(), model));
    }

    private boolean isOfGoogle(String model) {
        return model.startsWith("gemini-embedding")
                || settings.taskFields().contains(model)
                || model.equals(settings.embeddingModel().strip());
    }

    static GeminiEmbeddingModel model(GeminiClient client, GeminiProperties settings, String name, int dimensions) {
        var style = settings.taskFields().contains(name) ? TaskStyle.FIELDS : TaskStyle.PREFIXES;
        return new GeminiEmbeddingModel(client, GeminiClient.model(name, "GEMINI_EMBEDDING_MODEL"), dimensions, style);
    }

    static Embeddings embeddings(
            GeminiClient client, GeminiProperties settings, String name, GeminiEmbeddingModel model) {
        return new Embeddings(
                model,
                new EmbeddingTraits(
                        name,
                        client.provider(),
                        model.batch(),
                        settings.callsAtOnce(),
                        true,
                        settings.requestsPerMinute(),
                        settings.tokensPerMinute()));
    }
}
