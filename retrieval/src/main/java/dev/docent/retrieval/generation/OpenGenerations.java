package dev.docent.retrieval.generation;

import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.GenerationCatalogue;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The generations at one moment.
 *
 * @param open all of the catalogue's, by name
 * @param changed what changes while one catches up; another one for each that does
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

    /**
     * Notes that a document changed, where one catches up; elsewhere nobody would ever take the note, and the next one that
     * begins compares all documents first.
     */
    void note(DocumentRef document) {
        if (catchesUp()) {
            changed.add(document);
        }
    }

    /** Notes that a whole scope of documents went, where one catches up. */
    void noteRemovals() {
        if (catchesUp()) {
            changed.addRemovals();
        }
    }

    private boolean catchesUp() {
        return catalogue.target().filter(Generation::catchesUp).isPresent();
    }

    /** {@return the same by another catalogue of the same generations} */
    OpenGenerations with(GenerationCatalogue other) {
        return new OpenGenerations(other, open, changed);
    }

    /** {@return the same with a generation opened, or opened with another model} */
    OpenGenerations with(OpenGeneration other) {
        var all = new HashMap<>(open);
        all.put(other.name(), other);
        return new OpenGenerations(catalogue, all, changed);
    }

    OpenGenerations without(String name) {
        var all = new HashMap<>(open);
        all.remove(name);
        return new OpenGenerations(catalogue, all, changed);
    }

    /** {@return the same while one begins to catch up} */
    OpenGenerations watched() {
        return new OpenGenerations(catalogue, open, new ChangedDocuments());
    }
}
