package dev.docent.retrieval.generation;

import dev.docent.retrieval.passage.DocumentRef;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The documents that changed since the target generation last caught up with them. Each fill has an instance of its own,
 * since it compares all documents first. Safe for concurrent use.
 */
final class ChangedDocuments {

    private final Set<DocumentRef> changed = ConcurrentHashMap.newKeySet();
    private final AtomicLong deletions = new AtomicLong();

    void add(DocumentRef document) {
        changed.add(document);
    }

    /** Counts the deletion of whole knowledge bases. */
    void addDeletion() {
        deletions.incrementAndGet();
    }

    boolean contains(DocumentRef document) {
        return changed.contains(document);
    }

    /** {@return how often knowledge bases were deleted; what was read before the count changed may be deleted} */
    long deletions() {
        return deletions.get();
    }

    /** {@return the changed documents, which no longer count as changed} */
    List<DocumentRef> take() {
        var taken = List.copyOf(changed);
        taken.forEach(changed::remove);
        return taken;
    }
}
