package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.EmbeddingProvider;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.provider.ProviderException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model that the settings choose, and those beside it that the generations at hand were made by. A model that runs in
 * this process takes memory from when it is asked for until it is released. Safe for concurrent use.
 */
final class EmbeddingModels implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddingModels.class);

    private final Embeddings chosen;
    private final List<EmbeddingProvider> providers;
    private final Map<VectorSpace, Embeddings> opened = new HashMap<>();

    EmbeddingModels(Embeddings chosen, List<EmbeddingProvider> providers) {
        this.chosen = chosen;
        this.providers = List.copyOf(providers);
    }

    Embeddings chosen() {
        return chosen;
    }

    /** {@return what makes such vectors; null when nothing does with these settings} */
    synchronized @Nullable Embeddings of(VectorSpace space) {
        if (space.equals(chosen.space())) {
            return chosen;
        }
        var found = opened.get(space);
        if (found == null) {
            found = providers.stream()
                    .map(each -> open(each, space))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse(null);
            if (found != null) {
                opened.put(space, found);
            }
        }
        return found;
    }

    /** {@return what makes the vectors of a generation in use; null of another one, and when nothing does} */
    @Nullable
    Embeddings of(Generation generation) {
        return generation.isInUse() ? of(generation.space()) : null;
    }

    /** A provider that is not set up as it should be is none: the chosen one alone has to be. */
    private static Optional<Embeddings> open(EmbeddingProvider provider, VectorSpace space) {
        try {
            return provider.open(space);
        } catch (ProviderException misconfigured) {
            LOG.warn("{} can't be asked: {}", space.model(), misconfigured.sentence());
            return Optional.empty();
        }
    }

    /** Frees the model of such vectors, which nobody asks any more; the chosen one stays. */
    synchronized void release(VectorSpace space) {
        var released = opened.remove(space);
        if (released != null) {
            released.close();
        }
    }

    @Override
    public synchronized void close() {
        opened.values().forEach(Embeddings::close);
        opened.clear();
    }
}
