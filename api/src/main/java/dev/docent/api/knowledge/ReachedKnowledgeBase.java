package dev.docent.api.knowledge;

import dev.docent.api.sharing.SharedRole;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import org.jspecify.annotations.Nullable;

/**
 * A knowledge base that a caller reaches.
 *
 * @param role what its shares permit the caller; null if the caller owns it
 */
record ReachedKnowledgeBase(KnowledgeBase base, @Nullable SharedRole role) {

    boolean isShared() {
        return role != null;
    }

    boolean permitsWriting() {
        return role == null || role == SharedRole.EDITOR;
    }
}
