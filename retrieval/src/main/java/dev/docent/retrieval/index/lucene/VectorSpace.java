package dev.docent.retrieval.index.lucene;

import java.util.Map;

/**
 * What the vectors of an index mean: vectors of different models can't be compared. The index carries it in its commits.
 *
 * @param model name of the embedding model
 * @param dimensions how many numbers a vector has
 */
record VectorSpace(String model, int dimensions) {

    private static final String MODEL = "embedding.model";
    private static final String DIMENSIONS = "embedding.dimensions";

    Map<String, String> asCommitData() {
        return Map.of(MODEL, model, DIMENSIONS, Integer.toString(dimensions));
    }

    /** @throws IllegalStateException if the index was made with another model */
    void mustMatch(Map<String, String> commitData) {
        if (!commitData.entrySet().containsAll(asCommitData().entrySet())) {
            throw new IllegalStateException(
                    "The index holds vectors of %s (%s dimensions), but the embedding model is %s (%d dimensions). Set the embedding model back, or move the index folder away and ingest the documents again."
                            .formatted(commitData.get(MODEL), commitData.get(DIMENSIONS), model, dimensions));
        }
    }

    void mustHold(float[] vector) {
        if (vector.length != dimensions) {
            throw new IllegalArgumentException(
                    "A vector of %d numbers where the index has %d".formatted(vector.length, dimensions));
        }
    }
}
