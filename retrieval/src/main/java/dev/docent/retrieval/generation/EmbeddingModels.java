package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.EmbeddingProvider;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.provider.ProviderException;
import dev.docent.retrieval.usage.TokenUsage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model that the settings choose, and the models of the other generations in use. A model that runs in this process
 * occupies memory from its first use until it is released. Safe for concurrent use.
 */
final class EmbeddingModels implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddingModels.class);

    private final Embeddings chosen;
    private final List<EmbeddingProvider> providers;
    private final TokenUsage usage;
    private final Map<VectorSpace, Embeddings> opened = new HashMap<>();

    /** @param usage counts the tokens of hosted models */
    EmbeddingModels(Embeddings chosen, List<EmbeddingProvider> providers, TokenUsage usage) {
        this.chosen = chosen.metered(usage);
        this.providers = List.copyOf(providers);
        this.usage = usage;
    }

    Embeddings chosen() {
        return chosen;
    }

    /** {@return the model of this vector space; null if the settings do not reach it} */
    synchronized @Nullable Embeddings of(VectorSpace space) {
        return space.equals(chosen.space()) ? chosen : opened.computeIfAbsent(space, this::open);
    }

    /** {@return the model of the generation; null if it is not in use, or the settings do not reach its model} */
    @Nullable
    Embeddings of(Generation generation) {
        return generation.isInUse() ? of(generation.space()) : null;
    }

    private @Nullable Embeddings open(VectorSpace space) {
        return providers.stream()
                .flatMap(each -> open(each, space).stream())
                .findFirst()
                .map(opened -> opened.metered(usage))
                .orElse(null);
    }

    /** A misconfigured provider is ignored, since only the chosen model is required. */
    private static Optional<Embeddings> open(EmbeddingProvider provider, VectorSpace space) {
        try {
            return provider.open(space);
        } catch (ProviderException misconfigured) {
            log.warn("unavailable model={}: {}", space.model(), misconfigured.sentence());
            return Optional.empty();
        }
    }

    /** Closes the model of this vector space, which is no longer used. The chosen model stays open. */
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
