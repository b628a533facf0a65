package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.UnusableIndexException;
import java.util.Map;
import java.util.Set;

/**
 * What an index records in its commits: its layout and the vector space. The layout is the number of the fields, encodings
 * and sort order, and changes with each of them: Lucene opens an index of another layout without an error, and then finds
 * nothing in it.
 */
final class CommitMetadata {

    static final int LAYOUT_VERSION = 4;

    /** Layout 3 keeps the content of passages in a stored field, which is still read. */
    private static final Set<String> READABLE_LAYOUTS = Set.of("3", Integer.toString(LAYOUT_VERSION));

    private static final String LAYOUT = "layout";
    private static final String MODEL = "embedding.model";
    private static final String DIMENSIONS = "embedding.dimensions";
    private static final String REBUILD =
            "move the index folder away, restart, and rebuild each knowledge base from its originals (POST /api/v1/knowledge-bases/{id}/reindex).";

    private CommitMetadata() {}

    static Map<String, String> of(VectorSpace space) {
        return Map.of(
                LAYOUT,
                Integer.toString(LAYOUT_VERSION),
                MODEL,
                space.model(),
                DIMENSIONS,
                Integer.toString(space.dimensions()));
    }

    /** @throws UnusableIndexException if this version cannot read the layout, or the vector space is missing */
    static VectorSpace read(Map<String, String> commitData) {
        var layout = commitData.getOrDefault(LAYOUT, "1");
        if (!READABLE_LAYOUTS.contains(layout)) {
            throw new UnusableIndexException(
                    "The index was written by another version: its layout is %s, and this version reads layout %d. Run the version that wrote it, or %s"
                            .formatted(layout, LAYOUT_VERSION, REBUILD));
        }
        var model = commitData.get(MODEL);
        var dimensions = commitData.getOrDefault(DIMENSIONS, "");
        if (model == null || !dimensions.matches("[1-9]\\d{0,5}")) {
            throw new UnusableIndexException(
                    "The index does not name the embedding model of its vectors. To replace it, " + REBUILD);
        }
        return new VectorSpace(model, Integer.parseInt(dimensions));
    }

    /** @throws UnusableIndexException also if the vectors are of another space */
    static void mustMatch(VectorSpace expected, Map<String, String> commitData) {
        var found = read(commitData);
        if (!found.equals(expected)) {
            throw new UnusableIndexException(
                    "The index holds vectors of %s, but those of %s are expected: files of two indexes were mixed. Restore the whole index folder from a backup, or %s"
                            .formatted(found, expected, REBUILD));
        }
    }
}
