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

    /** {@return the vector scaled to unit length} */
    public static float[] normalized(float[] vector) {
        var length = length(vector);
        var unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return unit;
    }

    static double length(float[] vector) {
        double square = 0;
        for (float x : vector) {
            square += (double) x * x;
        }
        return Math.sqrt(square);
    }

    /** The form used in messages. */
    @Override
    public String toString() {
        return "%s (%d dimensions)".formatted(model, dimensions);
    }
}
