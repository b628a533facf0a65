package dev.docent.retrieval.embedding;

/**
 * The space of the vectors of an embedding model. Only vectors of the same space can be compared.
 *
 * @param model name of the embedding model
 * @param dimensions dimensions of a vector
 */
public record VectorSpace(String model, int dimensions) {

    /** {@return whether the vector has the dimensions of this space} */
    public boolean holds(float[] vector) {
        return vector.length == dimensions;
    }

    /** The form used in messages. */
    @Override
    public String toString() {
        return "%s (%d dimensions)".formatted(model, dimensions);
    }
}
