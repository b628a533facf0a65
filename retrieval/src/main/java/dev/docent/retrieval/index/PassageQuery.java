package dev.docent.retrieval.index;

import dev.docent.retrieval.passage.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the index.
 *
 * @param scope whose passages
 * @param text the question, for words
 * @param vector the question's vector of unit length; null exactly when the mode is {@link SearchMode#KEYWORD}
 * @param mode how passages are found
 * @param limit how many at the most, 1..1000
 * @param filter which documents, or null for all of the scope
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
            throw new IllegalArgumentException("A search asks for 1 to 1000 passages, not " + limit);
        }
        if ((vector == null) != (mode == SearchMode.KEYWORD)) {
            throw new IllegalArgumentException("A search by meaning has a vector, one by words alone has none");
        }
    }

    /** {@return the same for another number of passages} */
    public PassageQuery limitedTo(int passages) {
        return new PassageQuery(scope, text, vector, mode, passages, filter);
    }
}
