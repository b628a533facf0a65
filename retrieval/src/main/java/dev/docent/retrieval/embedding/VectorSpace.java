package dev.docent.retrieval.embedding;

/**
 * What vectors mean: only those of the same space can be compared.
 *
 * @param model name of the embedding model that makes them
 * @param dimensions how many numbers each has
 */
public record VectorSpace(String model, int dimensions) {

    /** {@return whether the vector has as many numbers as the space} */
    public boolean holds(float[] vector) {
        return vector.length == dimensions;
    }

    /** As people read it. */
    @Override
    public String toString() {
        return "%s (%d dimensions)".formatted(model, dimensions);
    }
}
