package dev.docent.retrieval.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a passage stands where it does in a search.
 *
 * @param rank among all that the search ranked, from 1; null where it was not ranked
 * @param score what it was ranked by, 0..1: where it was reranked, what the reranker gave it; else in a hybrid search the
 *     mean of the normalized scores of both lists, where one that a list lacks counts as 0, and for the best fifty what a
 *     second look at what stands together made of it; behind reranked passages a part of the last of theirs; null where
 *     it was not ranked
 * @param keyword how the words found it (BM25); null where they were not searched or do not match
 * @param semantic how the meaning found it (cosine); null where it was not searched or the passage has no vector yet
 * @param textTerms words of the question, as written there, that the passage's text has
 * @param contextTerms those that its headings or its file's name have
 * @param reranked where it stood before it was reranked; null where it was not
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

    /** As the index alone explains it. */
    public PassageExplanation(
            @Nullable Integer rank,
            @Nullable Double score,
            @Nullable Part keyword,
            @Nullable Part semantic,
            List<String> textTerms,
            List<String> contextTerms) {
        this(rank, score, keyword, semantic, textTerms, contextTerms, null);
    }

    /** {@return the same at the place that a reranker gave it} */
    public PassageExplanation rerankedTo(int place, double other) {
        var before = rank == null || score == null ? null : new Reranked(rank, score);
        return new PassageExplanation(place, other, keyword, semantic, textTerms, contextTerms, before);
    }

    /** {@return the same with another score} */
    public PassageExplanation scored(double other) {
        return new PassageExplanation(rank, other, keyword, semantic, textTerms, contextTerms, reranked);
    }

    /**
     * A passage in one of the two lists.
     *
     * @param rank from 1; null where the passage lies beyond the depth to which the list was read
     * @param score BM25 or cosine
     * @param normalized the score as it was fused, 0..1; 0 beyond the depth of the list
     */
    public record Part(@Nullable Integer rank, double score, double normalized) {}

    /**
     * A passage before it was reranked.
     *
     * @param rank from 1
     * @param score as the index gave it, 0..1
     */
    public record Reranked(int rank, double score) {}
}
