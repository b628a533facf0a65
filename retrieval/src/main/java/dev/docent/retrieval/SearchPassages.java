package dev.docent.retrieval;

import dev.docent.retrieval.generation.ServingGeneration;
import dev.docent.retrieval.generation.ServingGeneration.Used;
import dev.docent.retrieval.index.ExplainedHits;
import dev.docent.retrieval.index.MetadataFilter;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.provider.ProviderException;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import dev.docent.retrieval.reranking.Reranker;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Finds the passages that a question is about, with the model that made the vectors they are compared with. A search by
 * meaning and words goes by words alone while that model does not answer.
 */
@Service
public final class SearchPassages {

    private static final Logger LOG = LoggerFactory.getLogger(SearchPassages.class);

    private final ServingGeneration serving;
    private final @Nullable Reranking reranking;

    /** @param reranker puts the best into their last order; without one the order is the index's */
    SearchPassages(ServingGeneration serving, ObjectProvider<Reranker> reranker) {
        this.serving = serving;
        this.reranking = reranker.stream().findFirst().map(Reranking::new).orElse(null);
    }

    /**
     * {@return the best passages, best first}
     *
     * @param scope whose passages
     * @param query what is looked for, in the user's words
     * @param mode by meaning, by words, or both
     * @param limit how many at the most, 1..1000
     * @param filter which documents, or null for all
     * @throws ProviderException if meaning alone is searched and the model does not answer
     */
    public Found<List<PassageHit>> find(
            Scope scope, String query, SearchMode mode, int limit, @Nullable MetadataFilter filter) {
        return serving.use(used -> {
            var asked = asked(used, scope, query, mode, limit, filter);
            var hits = reranking == null
                    ? used.index().search(asked.hits())
                    : reranking.of(asked.hits(), used.index().search(reranking.widened(asked.hits())));
            return new Found<>(hits, asked.degraded());
        });
    }

    /** {@return the same hits, however they were found} */
    public List<PassageHit> search(
            Scope scope, String query, SearchMode mode, int limit, @Nullable MetadataFilter filter) {
        return find(scope, query, mode, limit, filter).hits();
    }

    /**
     * {@return what {@link #find} finds, with why, and why the passages that are asked for are not found}
     *
     * @param passages ids
     */
    public Found<ExplainedHits> explain(
            Scope scope,
            String query,
            SearchMode mode,
            int limit,
            @Nullable MetadataFilter filter,
            Collection<String> passages) {
        return serving.use(used -> {
            var asked = asked(used, scope, query, mode, limit, filter);
            var hits = reranking == null
                    ? used.index().explain(asked.hits(), passages)
                    : reranking.of(
                            asked.hits(), used.index().explain(reranking.widened(asked.hits()), passages), passages);
            return new Found<>(hits, asked.degraded());
        });
    }

    private static Found<PassageQuery> asked(
            Used used, Scope scope, String query, SearchMode mode, int limit, @Nullable MetadataFilter filter) {
        if (mode == SearchMode.KEYWORD) {
            return new Found<>(new PassageQuery(scope, query, null, mode, limit, filter), null);
        }
        try {
            var vector = vector(used, query);
            return new Found<>(new PassageQuery(scope, query, vector, mode, limit, filter), null);
        } catch (RejectedException refused) {
            throw refused;
        } catch (ProviderException unavailable) {
            if (mode == SearchMode.SEMANTIC) {
                throw unavailable;
            }
            LOG.warn("searched by words alone: {}", unavailable.sentence());
            var words = new PassageQuery(scope, query, null, SearchMode.KEYWORD, limit, filter);
            return new Found<>(words, "Searched by words alone. " + unavailable.sentence());
        }
    }

    private static float[] vector(Used used, String query) {
        if (used.embeddings() == null) {
            throw new WrongSettingException(
                    "The index holds vectors of %s, which is not set up any more; until it is made anew, only words can be searched (\"mode\": \"keyword\")."
                            .formatted(used.space().model()),
                    null);
        }
        return used.embeddings().query(query);
    }
}
