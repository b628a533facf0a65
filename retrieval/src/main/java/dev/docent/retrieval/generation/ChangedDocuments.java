package dev.docent.retrieval.generation;

import dev.docent.retrieval.passage.DocumentRef;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which documents changed since a generation that catches up looked at them last. It lives as long as one
 * catches up: the next one compares all documents first. Safe for concurrent use.
 */
final class ChangedDocuments {

    private final Set<DocumentRef> changed = ConcurrentHashMap.newKeySet();
    private final AtomicLong removals = new AtomicLong();

    void add(DocumentRef document) {
        changed.add(document);
    }

    /** A whole scope of documents went. */
    void addRemovals() {
        removals.incrementAndGet();
    }

    boolean contains(DocumentRef document) {
        return changed.contains(document);
    }

    boolean isEmpty() {
        return changed.isEmpty();
    }

    int count() {
        return changed.size();
    }

    /** {@return how often scopes of documents went; who sees another number later has read what may be gone} */
    long removals() {
        return removals.get();
    }

    /** {@return those that changed, which are then as if they had not} */
    List<DocumentRef> take() {
        var taken = List.copyOf(changed);
        taken.forEach(changed::remove);
        return taken;
    }
}
