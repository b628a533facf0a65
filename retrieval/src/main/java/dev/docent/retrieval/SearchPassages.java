package dev.docent.retrieval;

import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.generation.ServingGeneration;
import dev.docent.retrieval.generation.ServingGeneration.Used;
import dev.docent.retrieval.index.ExplainedHits;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.filter.MetadataFilter;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.provider.ProviderException;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import dev.docent.retrieval.reranking.Reranker;
import dev.docent.retrieval.words.QuestionLanguage;
import dev.docent.runtime.Steps;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Finds the passages that match a question. The query is embedded with the model of the serving generation, whose
 * vectors it is compared with. When that model does not answer, a hybrid search falls back to words only.
 */
@Service
public final class SearchPassages {

    private static final Logger log = LoggerFactory.getLogger(SearchPassages.class);

    /** The weight of vectors whose model was not trained on the language of the question. */
    private static final double UNTRAINED_WEIGHT = 0.1;

    private final ServingGeneration serving;
    private final @Nullable Reranking reranking;
    private final ComputePool compute;
    private final Steps steps;

    /** @param reranker reorders the best hits; without one the order of the index is final */
    SearchPassages(
            ServingGeneration serving, ObjectProvider<Reranker> reranker, ComputePool compute, Steps questionSteps) {
        this.serving = serving;
        this.reranking = reranker.stream().findFirst().map(Reranking::new).orElse(null);
        this.compute = compute;
        this.steps = questionSteps;
    }

    /**
     * {@return the matching passages, best first}
     *
     * @param scope the owner and the knowledge bases to search
     * @param query the text to search for
     * @param mode by vectors, by words, or both
     * @param limit maximum number of hits, 1 to 1000
     * @param filter restricts the documents by metadata; null for all
     * @throws ProviderException if the mode is semantic and the embedding model does not answer
     * @throws dev.docent.retrieval.compute.ComputeBusyException if too much work of the owner, or of all, is waiting
     */
    public SearchResult<List<PassageHit>> find(
            Scope scope, String query, SearchMode mode, int limit, @Nullable MetadataFilter filter) {
        compute.admit(scope.caller());
        return serving.use(used -> {
            var asked = asked(used, scope, query, mode, limit, filter);
            var found = searched(used, reranking == null ? asked.hits() : reranking.widened(asked.hits()));
            return new SearchResult<>(reranked(asked.hits(), found), asked.degraded());
        });
    }

    private List<PassageHit> searched(Used used, PassageQuery query) {
        return steps.step("search").observe(() -> used.index().search(query));
    }

    private List<PassageHit> reranked(PassageQuery query, List<PassageHit> found) {
        var reranker = reranking;
        return reranker == null ? found : steps.step("rerank").observe(() -> reranker.of(query, found));
    }

    /** {@return the hits of {@link #find}, without the reason of a fallback} */
    public List<PassageHit> search(
            Scope scope, String query, SearchMode mode, int limit, @Nullable MetadataFilter filter) {
        return find(scope, query, mode, limit, filter).hits();
    }

    /**
     * {@return the hits of {@link #find} with explanations, and for each requested passage that is not a hit the
     * reason}
     *
     * @param passages ids of the passages that the caller asks about
     */
    public SearchResult<ExplainedHits> explain(
            Scope scope,
            String query,
            SearchMode mode,
            int limit,
            @Nullable MetadataFilter filter,
            Collection<String> passages) {
        compute.admit(scope.caller());
        return serving.use(used -> {
            var asked = asked(used, scope, query, mode, limit, filter);
            var hits = reranking == null
                    ? used.index().explain(asked.hits(), passages)
                    : reranking.of(
                            asked.hits(), used.index().explain(reranking.widened(asked.hits()), passages), passages);
            return new SearchResult<>(hits, asked.degraded());
        });
    }

    private SearchResult<PassageQuery> asked(
            Used used, Scope scope, String query, SearchMode mode, int limit, @Nullable MetadataFilter filter) {
        if (mode == SearchMode.KEYWORD) {
            return new SearchResult<>(new PassageQuery(scope, query, null, mode, limit, filter), null);
        }
        try {
            var vector = steps.step("embed").observe(() -> vector(used, scope.caller(), query));
            var weight = semanticWeight(used, query);
            return new SearchResult<>(new PassageQuery(scope, query, vector, mode, limit, filter, weight), null);
        } catch (RejectedException refused) {
            throw refused;
        } catch (ProviderException unavailable) {
            if (mode == SearchMode.SEMANTIC) {
                throw unavailable;
            }
            log.warn("search_degraded to=keyword cause={}", unavailable.sentence());
            var words = new PassageQuery(scope, query, null, SearchMode.KEYWORD, limit, filter);
            return new SearchResult<>(words, "Searched by words only. " + unavailable.sentence());
        }
    }

    /** Vectors of a language that the model was not trained on resemble each other by names and numbers alone. */
    private static double semanticWeight(Used used, String query) {
        var model = used.embeddings();
        return model == null
                        || QuestionLanguage.of(query)
                                .filter(language -> !model.traits().isTrainedOn(language))
                                .isEmpty()
                ? PassageQuery.SEMANTIC_WEIGHT
                : UNTRAINED_WEIGHT;
    }

    private float[] vector(Used used, String account, String query) {
        if (used.embeddings() == null) {
            throw new WrongSettingException(
                    "The index holds vectors of %s, which is no longer configured; until the index is rebuilt, only words can be searched (\"mode\": \"keyword\")."
                            .formatted(used.space().model()));
        }
        var embeddings = used.embeddings();
        return embeddings.traits().isHosted()
                ? embeddings.query(query, account)
                : compute.call(account, () -> embeddings.query(query, account));
    }
}
