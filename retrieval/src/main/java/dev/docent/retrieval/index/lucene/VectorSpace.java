package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.UnusableIndexException;
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

    /** @throws UnusableIndexException if the index was made with another model */
    void mustMatch(Map<String, String> commitData) {
        if (!commitData.entrySet().containsAll(asCommitData().entrySet())) {
            throw new UnusableIndexException(
                    "The index holds vectors of %s (%s dimensions), but the embedding model is %s (%d dimensions), and the two can't be mixed. Set the embedding model back (DOCENT_EMBEDDING_KIND=onnx for the one in the process, though Gemini is set up), or move the index folder away, start again, and have each knowledge base made anew from its originals (POST /api/v1/knowledge-bases/{id}/reindex)."
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
