package dev.docent.retrieval.generation;

import dev.docent.retrieval.index.PassageGeneration;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Compares the flushed passages of two generations. Used by one thread. */
final class GenerationComparison {

    private static final int PAGE = 512;

    private final PassageGeneration source;
    private final PassageGeneration target;
    private final Map<DocumentRef, Integer> refused = new HashMap<>();
    private final Map<DocumentRef, Long> seen = new HashMap<>();

    GenerationComparison(PassageGeneration source, PassageGeneration target) {
        this.source = source;
        this.target = target;
    }

    /**
     * {@return the documents that any process changed in the source since the last call; all at the first one} To be called
     * before the documents are read, since a change during the reads is returned by the next call.
     */
    Set<DocumentRef> changed() {
        var changed = new HashSet<DocumentRef>();
        source.versions().forEach(each -> {
            var before = seen.put(each.document(), each.number());
            if (before == null || before != each.number()) {
                changed.add(each.document());
            }
        });
        return changed;
    }

    /** Records how many passages of the document have no vector in the target because its model refused them. */
    void refused(DocumentRef document, int passages) {
        if (passages > 0) {
            refused.put(document, passages);
        } else {
            refused.remove(document);
        }
    }

    /** {@return the documents with passages that have no vector in the target because its model refused them} */
    Set<DocumentRef> refused() {
        return Set.copyOf(refused.keySet());
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

    /** {@return whether the source has no passages of a document that the target lists} */
    boolean isGone(DocumentRef document) {
        return source.count(document) == 0;
    }
}
