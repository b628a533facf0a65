package dev.docent.retrieval.generation;

import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.GenerationCatalogue;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The open generations at one moment.
 *
 * @param open all generations of the catalog, by name
 * @param changed the documents that changed since the target caught up; a new instance for each fill
 */
record OpenGenerations(GenerationCatalogue catalogue, Map<String, OpenGeneration> open, ChangedDocuments changed) {

    OpenGenerations {
        open = Map.copyOf(open);
    }

    OpenGeneration serving() {
        return open(catalogue.serving());
    }

    @Nullable
    OpenGeneration target() {
        return catalogue.target().map(this::open).orElse(null);
    }

    OpenGeneration open(Generation generation) {
        return Objects.requireNonNull(open.get(generation.name()));
    }

    /** Records a changed document if the target is catching up; any other target compares all documents first. */
    void recordChange(DocumentRef document) {
        if (catchesUp()) {
            changed.add(document);
        }
    }

    /** Records the deletion of whole knowledge bases if the target is catching up. */
    void recordDeletion() {
        if (catchesUp()) {
            changed.addDeletion();
        }
    }

    private boolean catchesUp() {
        return catalogue.target().filter(Generation::catchesUp).isPresent();
    }

    OpenGenerations with(GenerationCatalogue other) {
        return new OpenGenerations(other, open, changed);
    }

    OpenGenerations with(OpenGeneration other) {
        var all = new HashMap<>(open);
        all.put(other.name(), other);
        return new OpenGenerations(catalogue, all, changed);
    }

    OpenGenerations with(ChangedDocuments other) {
        return new OpenGenerations(catalogue, open, other);
    }

    /** {@return these generations with one of them opened for new searches, if it is still open} */
    OpenGenerations copying(String name) {
        var known = open.get(name);
        return known == null ? this : with(known.with(known.embeddings()));
    }

    /** {@return the other generations, without recorded changes} */
    OpenGenerations without(Generation deleted) {
        var others = new HashMap<>(open);
        others.remove(deleted.name());
        return new OpenGenerations(catalogue.without(deleted.name()), others, new ChangedDocuments());
    }

    /**
     * The documents that changed since the target generation last caught up with them. Each fill has an instance of its own,
     * since it compares all documents first. Safe for concurrent use.
     */
    static final class ChangedDocuments {

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
}
