package dev.docent.retrieval.generation;

import dev.docent.retrieval.index.IndexedDocument;
import dev.docent.retrieval.index.PassageGeneration;
import java.util.HashMap;
import java.util.Map;

/** Whether two generations have the same of a document, of what was flushed. Used by one thread. */
final class GenerationComparison {

    private static final int PAGE = 512;

    private final PassageGeneration source;
    private final PassageGeneration target;
    private final Map<IndexedDocument, Integer> refused = new HashMap<>();

    GenerationComparison(PassageGeneration source, PassageGeneration target) {
        this.source = source;
        this.target = target;
    }

    /** So many passages of the document have no vector in the target since its model refused them. */
    void refused(IndexedDocument document, int passages) {
        if (passages > 0) {
            refused.put(document, passages);
        } else {
            refused.remove(document);
        }
    }

    /** {@return whether the target has the document's passages, with the vectors that can be had} */
    boolean isSame(IndexedDocument document) {
        for (int from = 0; ; from += PAGE) {
            var here = source.passages(document.owner(), document.document(), from, PAGE);
            if (!here.equals(target.passages(document.owner(), document.document(), from, PAGE))) {
                return false;
            }
            if (here.size() < PAGE) {
                var found = target.embedded(document.owner(), document.document());
                return found + refused.getOrDefault(document, 0) >= from + here.size();
            }
        }
    }

    /** {@return whether the target has a document that the source has not} */
    boolean isGone(IndexedDocument document) {
        return isIn(target, document) && !isIn(source, document);
    }

    private static boolean isIn(PassageGeneration generation, IndexedDocument document) {
        return !generation.passages(document.owner(), document.document(), 0, 1).isEmpty();
    }
}
