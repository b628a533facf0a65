package dev.docent.retrieval.embedding.openai;

import dev.docent.retrieval.embedding.EmbeddingProvider;
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
record OpenAiEmbeddingProvider(ObjectProvider<OpenAiServer> server, OpenAiProperties settings)
        implements EmbeddingProvider {

    @Override
    public Optional<Embeddings> open(VectorSpace space) {
        var isNamed = space.model().equals(settings.embeddingModel().strip());
        return isNamed && space.dimensions() == settings.dimensions()
                ? Optional.of(new OpenAiCompatibleEmbeddingModel(server.getObject(), settings).embeddings())
                : Optional.empty();
    }
}
