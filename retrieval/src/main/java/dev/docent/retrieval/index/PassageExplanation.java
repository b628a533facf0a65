package dev.docent.retrieval.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Explains the rank of a passage in a search.
 *
 * @param rank among all ranked passages, from 1; null if it was not ranked
 * @param score orders the ranked passages, 0..1; null if the passage was not ranked. If it was reranked, the reranker's
 *     score; if it follows reranked passages, a fraction of the lowest of their scores. Otherwise, in a hybrid search, the
 *     mean of the normalized scores of both lists, where a missing score counts as 0; for the best fifty, with a bonus for
 *     words of the question that are close together
 * @param keyword its part in the keyword list (BM25); null if words were not searched or do not match
 * @param semantic its part in the semantic list (cosine); null if vectors were not searched or it has no vector yet
 * @param textTerms words of the question that the passage's text has, as the question writes them
 * @param contextTerms words of the question that its headings or its file name have
 * @param reranked its rank before it was reranked; null if it was not
 */
public record PassageExplanation(
        @Nullable Integer rank,
        @Nullable Double score,
        @Nullable Part keyword,
        @Nullable Part semantic,
        List<String> textTerms,
        List<String> contextTerms,
        @Nullable Reranked reranked) {

    public PassageExplanation {
        textTerms = List.copyOf(textTerms);
        contextTerms = List.copyOf(contextTerms);
    }

    /** {@return the explanation with the rank and score that a reranker gave} */
    public PassageExplanation rerankedTo(int place, double other) {
        var before = rank == null || score == null ? null : new Reranked(rank, score);
        return new PassageExplanation(place, other, keyword, semantic, textTerms, contextTerms, before);
    }

    public PassageExplanation scored(double other) {
        return new PassageExplanation(rank, other, keyword, semantic, textTerms, contextTerms, reranked);
    }

    /**
     * The part of a passage in one of the two lists.
     *
     * @param rank from 1; null beyond the depth to which the list was read
     * @param score BM25 or cosine
     * @param normalized the score as it was fused, 0..1; 0 beyond the depth of the list
     */
    public record Part(@Nullable Integer rank, double score, double normalized) {}

    /**
     * The rank of a passage before it was reranked.
     *
     * @param rank from 1
     * @param score as the index gave it, 0..1
     */
    public record Reranked(int rank, double score) {}
}
