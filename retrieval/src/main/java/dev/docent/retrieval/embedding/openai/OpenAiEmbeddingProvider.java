package dev.docent.retrieval.embedding.openai;

import dev.docent.retrieval.embedding.EmbeddingProvider;
import dev.docent.retrieval.embedding.EmbeddingTraits;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.openai.OpenAiProperties;
import dev.docent.retrieval.openai.OpenAiServer;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Opens the configured embedding model. Other models of the same server are not offered, because their prefixes are not
 * known.
 */
final class OpenAiEmbeddingProvider implements EmbeddingProvider {

    private final ObjectProvider<OpenAiServer> server;
    private final OpenAiProperties settings;

    OpenAiEmbeddingProvider(ObjectProvider<OpenAiServer> server, OpenAiProperties settings) {
        this.server = server;
        this.settings = settings;
    }

    @Override
    public Optional<Embeddings> open(VectorSpace space) {
        var isNamed = space.model().equals(settings.embeddingModel().strip());
        if (!isNamed || space.dimensions() != settings.dimensions()) {
            return Optional.empty();
        }
        var opened = server.getObject();
        return Optional.of(embeddings(new OpenAiCompatibleEmbeddingModel(opened, settings), opened, settings));
    }

    static Embeddings embeddings(OpenAiCompatibleEmbeddingModel model, OpenAiServer server, OpenAiProperties settings) {
        return new Embeddings(
                model,
                new EmbeddingTraits(
                        settings.embeddingModel().strip(),
                        server.name(),
                        settings.batch(),
                        settings.callsAtOnce(),
                        false));
    }
}
