package dev.docent.retrieval.generation;

import dev.docent.retrieval.index.Generation.State;
import dev.docent.retrieval.index.GenerationStore;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.Objects;
import java.util.function.Predicate;

/** The moment at which a generation comes to serve that has caught up with the one before. Nobody writes meanwhile. */
record GenerationSwitch(GenerationStore store, EmbeddingModels models) {

    /** So many documents are compared while nobody can write. */
    private static final int FEW = 100;

    /**
     * {@return whether the target has all that changed} What it has not stays noted.
     *
     * @param watched where what changed was noted since all documents were compared
     * @param isSame whether serving generation and target have the same of a document, of what was flushed
     * @throws FillStoppedException if it is noted elsewhere meanwhile: somebody paused, or told something else
     */
    boolean isDue(OpenGenerations now, ChangedDocuments watched, Predicate<DocumentRef> isSame) {
        var target = now.target();
        if (target == null || now.changed() != watched) {
            throw new FillStoppedException();
        }
        var last = watched.take();
        if (!last.isEmpty() && last.size() <= FEW) {
            now.serving().index().flush();
            target.index().flush();
        }
        if (last.size() <= FEW && last.stream().allMatch(isSame)) {
            return true;
        }
        last.forEach(watched::add);
        return false;
    }

    /** {@return the generations with the target as the one that serves, which is kept for the next start} */
    OpenGenerations of(OpenGenerations now) {
        var target = Objects.requireNonNull(now.target());
        target.index().flush();
        var old = now.catalogue().serving();
        // Away from the model that the settings choose: by a roll-back alone.
        var state = old.space().equals(models.chosen().space()) ? State.DECLINED : State.KEPT;
        var switched = now.catalogue().switchedTo(target.name(), state);
        store.save(switched);
        return now.with(now.open(old).with(null)).with(switched);
    }
}
