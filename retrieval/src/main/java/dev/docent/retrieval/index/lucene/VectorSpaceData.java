package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.UnusableIndexException;
import java.util.Map;

/** What the vectors of an index mean, as it carries that in its commits. */
final class VectorSpaceData {

    private static final String MODEL = "embedding.model";
    private static final String DIMENSIONS = "embedding.dimensions";

    private VectorSpaceData() {}

    static Map<String, String> of(VectorSpace space) {
        return Map.of(MODEL, space.model(), DIMENSIONS, Integer.toString(space.dimensions()));
    }

    /** @throws UnusableIndexException if the index does not say what its vectors mean */
    static VectorSpace read(Map<String, String> commitData) {
        var model = commitData.get(MODEL);
        var dimensions = commitData.getOrDefault(DIMENSIONS, "");
        if (model == null || !dimensions.matches("[1-9]\\d{0,5}")) {
            throw new UnusableIndexException(
                    "The index does not say which model made its vectors. Move the index folder away, start again, and have each knowledge base made anew from its originals (POST /api/v1/knowledge-bases/{id}/reindex).");
        }
        return new VectorSpace(model, Integer.parseInt(dimensions));
    }

    /** @throws UnusableIndexException if the vectors are of another space */
    static void mustMatch(VectorSpace wanted, Map<String, String> commitData) {
        var found = read(commitData);
        if (!found.equals(wanted)) {
            throw new UnusableIndexException(
                    "The index holds vectors of %s where those of %s should be. Files of two indexes were mixed: restore the index folder from a backup, whole, or move it away, start again, and have each knowledge base made anew from its originals (POST /api/v1/knowledge-bases/{id}/reindex)."
                            .formatted(found, wanted));
        }
    }
}
