package dev.docent.retrieval.generation;

import dev.docent.retrieval.generation.GenerationFill.FillStoppedException;
import dev.docent.retrieval.generation.OpenGenerations.ChangedDocuments;
import dev.docent.retrieval.index.FillLease;
import dev.docent.retrieval.index.Generation.State;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.Objects;
import java.util.function.Predicate;

/** The switch to a generation that has caught up. It runs while no passages are written. */
record GenerationSwitch(EmbeddingModels models) {

    /** How many documents are compared at most while writes wait. */
    private static final int MAX_COMPARED = 100;

    /**
     * {@return whether the target has all changes} Changes that it lacks stay recorded.
     *
     * @param watched the changes since all documents were compared
     * @param isSame whether both generations have the same flushed passages of a document
     * @throws FillStoppedException if the catalog was changed meanwhile
     */
    boolean isDue(OpenGenerations now, ChangedDocuments watched, Predicate<DocumentRef> isSame) {
        var target = now.target();
        if (target == null || now.changed() != watched) {
            throw new FillStoppedException();
        }
        var last = watched.take();
        if (!last.isEmpty() && last.size() <= MAX_COMPARED) {
            now.serving().index().flush();
            target.index().flush();
        }
        if (last.size() <= MAX_COMPARED && last.stream().allMatch(isSame)) {
            return true;
        }
        last.forEach(watched::add);
        return false;
    }

    /**
     * {@return the generations with the target serving, which is durable}
     *
     * @throws FillStoppedException if another process holds the lease now
     */
    OpenGenerations of(OpenGenerations now, FillLease lease) {
        var target = Objects.requireNonNull(now.target());
        target.index().flush();
        var old = now.catalogue().serving();
        // Only a rollback switches away from the model that the settings choose.
        var state = old.space().equals(models.chosen().space()) ? State.DECLINED : State.KEPT;
        var switched = now.catalogue().switchedTo(target.name(), state);
        if (!lease.switchTo(now.catalogue(), switched)) {
            throw new FillStoppedException();
        }
        return now.with(now.open(old).with(null)).with(switched);
    }
}
