package dev.docent.retrieval.index;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.passage.Passage;
import org.jspecify.annotations.Nullable;

/**
 * A passage and its vector.
 *
 * @param vector of unit length, with the dimensions of the index
 * @param space the vector space; null if it is known to be that of the index
 */
@SuppressWarnings("ArrayRecordComponent")
public record EmbeddedPassage(
        Passage passage, float[] vector, @Nullable VectorSpace space) {

    /** Creates a passage whose vector the model of the index has computed. */
    public EmbeddedPassage(Passage passage, float[] vector) {
        this(passage, vector, null);
    }

    /** {@return whether the vector is of this space, or of the index's own} */
    public boolean isOf(VectorSpace wanted) {
        return space == null || space.equals(wanted);
    }
}
