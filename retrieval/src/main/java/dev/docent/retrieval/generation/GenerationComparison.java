package dev.docent.retrieval.generation;

import dev.docent.retrieval.index.PassageGeneration;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.HashMap;
import java.util.Map;

/** Compares the flushed passages of two generations. Used by one thread. */
final class GenerationComparison {

    private static final int PAGE = 512;

    private final PassageGeneration source;
    private final PassageGeneration target;
    private final Map<DocumentRef, Integer> refused = new HashMap<>();

    GenerationComparison(PassageGeneration source, PassageGeneration target) {
        this.source = source;
        this.target = target;
    }

    /** Records how many passages of the document have no vector in the target because its model refused them. */
    void refused(DocumentRef document, int passages) {
        if (passages > 0) {
            refused.put(document, passages);
        } else {
            refused.remove(document);
        }
    }

    /** {@return whether the target has the document's passages with all vectors except refused ones} */
    boolean isSame(DocumentRef document) {
        for (int from = 0; ; from += PAGE) {
            var here = source.passages(document, from, PAGE);
            if (!here.equals(target.passages(document, from, PAGE))) {
                return false;
            }
            if (here.size() < PAGE) {
                return target.countEmbedded(document) + refused.getOrDefault(document, 0) >= from + here.size();
            }
        }
    }

    /** {@return whether the target has passages of a document of which the source has none} */
    boolean isGone(DocumentRef document) {
        return target.count(document) > 0 && source.count(document) == 0;
    }
}
