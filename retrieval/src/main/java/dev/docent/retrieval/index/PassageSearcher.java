package dev.docent.retrieval.index;

import java.util.Collection;
import java.util.List;

/**
 * Searches the passages of a {@linkplain dev.docent.retrieval.passage.Scope scope}, which bounds the index's own query. A
 * search sees what was flushed or deleted before it began. Safe for concurrent use.
 */
public interface PassageSearcher {

    /**
     * {@return the best passages for the query, best first, at most as many as its limit}
     *
     * @throws IllegalArgumentException if the length of the query's vector is not the index's
     */
    List<PassageHit> search(PassageQuery query);

    /**
     * {@return the passages that {@link #search} finds for the query, with the reasons, and why other passages are missing}
     * Costs more than a search: to explain a passage that is no hit, the index compares all passages of the scope.
     *
     * @param passages ids of passages to explain; a repeated id is explained once, and an id outside the scope exactly like
     *     one that does not exist
     * @throws IllegalArgumentException if the length of the query's vector is not the index's
     */
    ExplainedHits explain(PassageQuery query, Collection<String> passages);

    /**
     * Returns if the index answers searches. An index outside this process is tested with a cheap search.
     *
     * @throws UnavailableIndexException if it does not answer within some seconds
     */
    default void check() {}
}
