package dev.docent.retrieval;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.index.ExplainedHits;
import dev.docent.retrieval.index.MetadataFilter;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.reranking.Reranker;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Finds the passages that a question is about. */
@Service
public final class SearchPassages {

    private final Embeddings embeddings;
    private final PassageIndex index;
    private final @Nullable Reranking reranking;

    /** @param reranker puts the best into their last order; without one the order is the index's */
    SearchPassages(Embeddings embeddings, PassageIndex index, ObjectProvider<Reranker> reranker) {
        this.embeddings = embeddings;
        this.index = index;
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
     */
    public List<PassageHit> search(
            Scope scope, String query, SearchMode mode, int limit, @Nullable MetadataFilter filter) {
        var asked = asked(scope, query, mode, limit, filter);
        return reranking == null ? index.search(asked) : reranking.of(asked, index.search(reranking.widened(asked)));
    }

    /**
     * {@return what {@link #search} finds, with why, and why the passages that are asked for are not found}
     *
     * @param passages ids
     */
    public ExplainedHits explain(
            Scope scope,
            String query,
            SearchMode mode,
            int limit,
            @Nullable MetadataFilter filter,
            Collection<String> passages) {
        var asked = asked(scope, query, mode, limit, filter);
        return reranking == null
                ? index.explain(asked, passages)
                : reranking.of(asked, index.explain(reranking.widened(asked), passages), passages);
    }

    private PassageQuery asked(Scope scope, String query, SearchMode mode, int limit, @Nullable MetadataFilter filter) {
        var vector = mode == SearchMode.KEYWORD ? null : embeddings.query(query);
        return new PassageQuery(scope, query, vector, mode, limit, filter);
    }
}
