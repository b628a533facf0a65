package dev.docent.retrieval.index;

import dev.docent.retrieval.passage.DocumentRef;
import java.util.Set;

/** Learns that passages have the vectors of another model, or that they may have, and which have none. Safe for concurrent use. */
@FunctionalInterface
public interface RebuildListener {

    /**
     * Called after a rebuilt generation began to serve; and at a start with several generations, because the process that
     * switched may have ended right afterwards. Returns at once.
     *
     * @param incomplete documents with passages that the model of the rebuild refused; empty at a start
     */
    void onSwitch(Set<DocumentRef> incomplete);
}
