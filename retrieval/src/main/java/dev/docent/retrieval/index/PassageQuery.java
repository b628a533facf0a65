package dev.docent.retrieval.index;

import dev.docent.retrieval.index.filter.MetadataFilter;
import dev.docent.retrieval.passage.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A query of the index.
 *
 * @param scope the passages to search
 * @param text the question
 * @param vector of the question, of unit length; null if and only if the mode is {@link SearchMode#KEYWORD}
 * @param mode how to search
 * @param limit maximum number of hits, 1..1000
 * @param filter on the documents; null for all
 * @param semanticWeight of the vectors in a hybrid search, 0..1; the words have the rest
 */
@SuppressWarnings("ArrayRecordComponent")
public record PassageQuery(
        Scope scope,
        String text,
        float @Nullable [] vector,
        SearchMode mode,
        int limit,
        @Nullable MetadataFilter filter,
        double semanticWeight) {

    /** The weight of vectors whose model was trained on the language of the question. */
    public static final double SEMANTIC_WEIGHT = 0.5;

    public PassageQuery {
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("The limit must be 1 to 1000, not " + limit);
        }
        if ((vector == null) != (mode == SearchMode.KEYWORD)) {
            throw new IllegalArgumentException("A keyword search has no vector, any other search has one");
        }
        if (semanticWeight < 0 || semanticWeight > 1) {
            throw new IllegalArgumentException("The weight of vectors must be 0 to 1, not " + semanticWeight);
        }
    }

    /** Creates a query that weighs its vector and its words equally. */
    public PassageQuery(
            Scope scope,
            String text,
            float @Nullable [] vector,
            SearchMode mode,
            int limit,
            @Nullable MetadataFilter filter) {
        this(scope, text, vector, mode, limit, filter, SEMANTIC_WEIGHT);
    }

    public PassageQuery limitedTo(int passages) {
        return new PassageQuery(scope, text, vector, mode, passages, filter, semanticWeight);
    }
}
