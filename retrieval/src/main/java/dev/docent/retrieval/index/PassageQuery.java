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
 */
@SuppressWarnings("ArrayRecordComponent")
public record PassageQuery(
        Scope scope,
        String text,
        float @Nullable [] vector,
        SearchMode mode,
        int limit,
        @Nullable MetadataFilter filter) {

    public PassageQuery {
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("The limit must be 1 to 1000, not " + limit);
        }
        if ((vector == null) != (mode == SearchMode.KEYWORD)) {
            throw new IllegalArgumentException("A keyword search has no vector, any other search has one");
        }
    }

    public PassageQuery limitedTo(int passages) {
        return new PassageQuery(scope, text, vector, mode, passages, filter);
    }
}
