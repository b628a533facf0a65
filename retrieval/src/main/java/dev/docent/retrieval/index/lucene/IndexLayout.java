package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.UnusableIndexException;
import java.util.Map;
import java.util.Set;

/**
 * Which fields an index has and how it is ordered. Lucene opens an index of another layout without a word, and then finds
 * nothing in it. The index carries the number in its commits; it rises with every change that old indexes don't have,
 * or that old versions would not understand.
 */
final class IndexLayout {

    static final int VERSION = 4;

    /** Its passages stand elsewhere, where they are still found. */
    private static final Set<String> READABLE = Set.of("3", Integer.toString(VERSION));

    private static final String LAYOUT = "layout";

    private IndexLayout() {}

    static Map<String, String> asCommitData() {
        return Map.of(LAYOUT, Integer.toString(VERSION));
    }

    /** @throws UnusableIndexException if the index was laid out by another version of the product */
    static void mustMatch(Map<String, String> commitData) {
        var found = commitData.getOrDefault(LAYOUT, "1");
        if (!READABLE.contains(found)) {
            throw new UnusableIndexException(
                    "The index was made by another version: its layout is %s, and this version reads layout %d. Run the version that made it, or move the index folder away, start again, and have each knowledge base made anew from its originals (POST /api/v1/knowledge-bases/{id}/reindex)."
                            .formatted(found, VERSION));
        }
    }
}
