package dev.docent.retrieval.generation;

import dev.docent.retrieval.index.IndexedDocument;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which documents changed since a generation that catches up looked at them last. It lives as long as one
 * catches up: the next one compares all documents first. Safe for concurrent use.
 */
final class ChangedDocuments {

    private final Set<IndexedDocument> changed = ConcurrentHashMap.newKeySet();
    private final AtomicLong removals = new AtomicLong();

    void add(IndexedDocument document) {
        changed.add(document);
    }

    /** A whole scope of documents went. */
    void addRemovals() {
        removals.incrementAndGet();
    }

    boolean contains(IndexedDocument document) {
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
    List<IndexedDocument> take() {
        var taken = List.copyOf(changed);
        taken.forEach(changed::remove);
        return taken;
    }
}
