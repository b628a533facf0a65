package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.EmbeddingTraits;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.Generation.State;
import dev.docent.retrieval.index.GenerationCatalogue;
import dev.docent.retrieval.index.GenerationStore;
import dev.docent.retrieval.index.PassageGeneration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Opens the generations at a start, after adapting their states to the settings.
 */
record GenerationsAtStart(GenerationStore store, EmbeddingModels models, StartPolicy policy) {

    /** {@return all generations} @param now creation time of a new one */
    OpenGenerations open(Instant now) {
        var found = store.load(models.chosen().space());
        var keepsModel = policy.keepsModel() && models.of(found.serving().space()) != null;
        store.check(
                found, keepsModel ? found.serving().space() : models.chosen().space());
        var serving = store.open(found.serving());
        var planned = planned(found, serving, keepsModel, now);
        if (!planned.equals(found)) {
            store.save(planned);
        }
        if (found.target().isPresent() && planned.target().isEmpty()) {
            MissingVectors.warnOf(serving);
        }
        return new OpenGenerations(
                planned,
                planned.generations().stream()
                        .map(each -> open(each, each.equals(planned.serving()) ? serving : store.open(each)))
                        .collect(Collectors.toMap(OpenGeneration::name, each -> each)),
                new ChangedDocuments());
    }

    /** An empty index has no reason to keep its model, but where other processes use it too it may not change. */
    private GenerationCatalogue planned(
            GenerationCatalogue found, PassageGeneration serving, boolean keepsModel, Instant now) {
        var chosen = models.chosen().space();
        var isFilled = !serving.space().equals(chosen) && serving.statistics().passages() > 0;
        return new StartPlan(
                        chosen,
                        space -> models.of(space) != null,
                        keepsModel && (isFilled || !store.mayChange()),
                        policy.waits() && isFilled)
                .of(found, now);
    }

    private OpenGeneration open(Generation generation, PassageGeneration index) {
        return new OpenGeneration(generation.name(), index, models.of(generation));
    }

    /**
     * Adapts the states of generations to the settings.
     *
     * @param chosen vector space of the model that the settings choose
     * @param isAvailable whether there is a model for a vector space
     * @param keepsModel whether no generation of the chosen model is begun
     * @param waits whether a new generation waits to be confirmed
     */
    record StartPlan(VectorSpace chosen, Predicate<VectorSpace> isAvailable, boolean keepsModel, boolean waits) {

        /** {@return the catalog in which the chosen model's generation serves or is the target, unless the model is kept} */
        GenerationCatalogue of(GenerationCatalogue found, Instant now) {
            var settled = found.target().map(target -> settled(found, target)).orElse(found);
            if (keepsModel
                    || settled.target().isPresent()
                    || settled.serving().space().equals(chosen)) {
                return settled;
            }
            var state = waits ? State.PLANNED : State.FILLING;
            return settled.of(chosen)
                    .map(known -> isRolledBackFrom(known, settled) ? settled : settled.with(known.name(), state))
                    .orElseGet(() -> settled.begun(chosen, state, now));
        }

        /** A target remains the target if the settings still choose its model, or if it returns by a rollback. */
        private GenerationCatalogue settled(GenerationCatalogue found, Generation target) {
            if (target.state() == State.RETURNING) {
                return isAvailable.test(target.space()) ? found : found.with(target.name(), State.KEPT);
            }
            if (!target.space().equals(chosen)) {
                return found.with(target.name(), State.KEPT);
            }
            return target.state() == State.PLANNED && !waits && !keepsModel
                    ? found.with(target.name(), State.FILLING)
                    : found;
        }

        /** A rollback is respected as long as the model that it returned to is available. */
        private boolean isRolledBackFrom(Generation known, GenerationCatalogue found) {
            return known.state() == State.DECLINED
                    && isAvailable.test(found.serving().space());
        }
    }

    /**
     * What a start does if the settings choose another model than the one that built the index, and the index has passages.
     *
     * @param keepsModel whether the index keeps its model if that is available, because no setting names an embedding model
     * @param waits whether a rebuild waits to be confirmed
     */
    record StartPolicy(boolean keepsModel, boolean waits) {

        static StartPolicy of(RebuildProperties properties, EmbeddingTraits chosen, boolean isNamed) {
            return new StartPolicy(
                    !isNamed,
                    switch (properties.start()) {
                        case AUTOMATIC -> false;
                        case CONFIRMED -> true;
                        case BY_COST -> chosen.isHosted();
                    });
        }
    }
}
