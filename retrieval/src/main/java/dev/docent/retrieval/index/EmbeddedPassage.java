package dev.docent.retrieval.index;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.passage.Passage;
import org.jspecify.annotations.Nullable;

/**
 * A passage and its vector.
 *
 * @param vector of unit length, as many numbers as the index has dimensions
 * @param space what the vector means; null where whoever made it vouches that it is the index's own
 */
@SuppressWarnings("ArrayRecordComponent")
public record EmbeddedPassage(
        Passage passage, float[] vector, @Nullable VectorSpace space) {

    /** A vector that is known to be of the index's own model. */
    public EmbeddedPassage(Passage passage, float[] vector) {
        this(passage, vector, null);
    }

    /** {@return whether the vector means this, or is vouched for} */
    public boolean isOf(VectorSpace wanted) {
        return space == null || space.equals(wanted);
    }
}
