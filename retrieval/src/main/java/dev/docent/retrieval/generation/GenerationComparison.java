package dev.docent.retrieval.generation;

import dev.docent.retrieval.index.PassageGeneration;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.HashMap;
import java.util.Map;

/** Whether two generations have the same of a document, of what was flushed. Used by one thread. */
final class GenerationComparison {

    private static final int PAGE = 512;

    private final PassageGeneration source;
    private final PassageGeneration target;
    private final Map<DocumentRef, Integer> refused = new HashMap<>();

    GenerationComparison(PassageGeneration source, PassageGeneration target) {
        this.source = source;
        this.target = target;
    }

    /** So many passages of the document have no vector in the target since its model refused them. */
    void refused(DocumentRef document, int passages) {
        if (passages > 0) {
            refused.put(document, passages);
        } else {
            refused.remove(document);
        }
    }

    /** {@return whether the target has the document's passages, with the vectors that can be had} */
    boolean isSame(DocumentRef document) {
        for (int from = 0; ; from += PAGE) {
            var here = source.passages(document, from, PAGE);
            if (!here.equals(target.passages(document, from, PAGE))) {
                return false;
            }
            if (here.size() < PAGE) {
                var found = target.countEmbedded(document);
                return found + refused.getOrDefault(document, 0) >= from + here.size();
            }
        }
    }

    /** {@return whether the target has a document that the source has not} */
    boolean isGone(DocumentRef document) {
        return isIn(target, document) && !isIn(source, document);
    }

    private static boolean isIn(PassageGeneration generation, DocumentRef document) {
        return !generation.passages(document, 0, 1).isEmpty();
    }
}
