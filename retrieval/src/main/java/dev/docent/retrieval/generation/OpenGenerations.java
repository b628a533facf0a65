package dev.docent.retrieval.generation;

import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.GenerationCatalogue;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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

    /** {@return the other generations, without recorded changes} */
    OpenGenerations without(Generation deleted) {
        var others = new HashMap<>(open);
        others.remove(deleted.name());
        return new OpenGenerations(catalogue.without(deleted.name()), others, new ChangedDocuments());
    }
}
