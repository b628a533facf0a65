package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.EmbeddingTraits;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.generation.OpenGenerations.ChangedDocuments;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.Generation.State;
import dev.docent.retrieval.index.GenerationCatalogue;
import dev.docent.retrieval.index.GenerationStore;
import dev.docent.retrieval.index.PassageGeneration;
import dev.docent.retrieval.index.UnusableIndexException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the generations at a start, after adapting their states to the settings, and later those of a changed catalog. */
record GenerationsAtStart(GenerationStore store, EmbeddingModels models, StartPolicy policy) {

    private static final Logger log = LoggerFactory.getLogger(GenerationsAtStart.class);

    /** {@return all generations} @param now creation time of a new one */
    OpenGenerations open(Instant now) {
        while (true) {
            var found = store.load(models.chosen().space());
            var serving = store.open(found.serving());
            var planned = planned(found, serving, now);
            // Otherwise another process has just started too.
            if (planned.equals(found) || store.save(found, planned)) {
                if (found.target().isPresent() && planned.target().isEmpty()) {
                    MissingVectors.warnOf(serving);
                }
                return adapted(
                        new OpenGenerations(
                                planned,
                                Map.of(planned.serving().name(), open(planned.serving(), serving)),
                                new ChangedDocuments()),
                        planned);
            }
            serving.close();
        }
    }

    /** An empty index takes the model that the settings choose, unless other processes use the index too. */
    private GenerationCatalogue planned(GenerationCatalogue found, PassageGeneration serving, Instant now) {
        var chosen = models.chosen().space();
        var keepsModel = policy.keepsModel() && models.of(found.serving().space()) != null;
        var isFilled = !serving.space().equals(chosen) && serving.statistics().passages() > 0;
        var plan = new StartPlan(
                chosen,
                space -> models.of(space) != null,
                keepsModel && (isFilled || !store.isSole()),
                policy.waits() && isFilled);
        if (store.isSole()) {
            return plan.of(found, now);
        }
        var planned = plan.besideOthers(found, now);
        if (!plan.isAvailable().test(found.serving().space())
                && (policy.keepsModel()
                        || planned.target()
                                .filter(each -> each.space().equals(chosen))
                                .isEmpty())) {
            throw new UnusableIndexException(
                    "The index holds vectors of %s, and the settings do not reach that model: they choose %s. Several processes may use the index, so start this one with the embedding model of the others, or name the other model in all of them (docent.embedding.kind) to change it."
                            .formatted(found.serving().space(), chosen));
        }
        return planned;
    }

    /**
     * {@return the open generations of another catalog, without recorded changes} Opens those that are missing, and closes those
     * that the catalog does not list.
     */
    OpenGenerations adapted(OpenGenerations now, GenerationCatalogue wanted) {
        var open = new HashMap<String, OpenGeneration>();
        for (var each : wanted.generations()) {
            var known = now.open().get(each.name());
            var model = models.of(each);
            if (known == null) {
                open.put(each.name(), open(each, store.open(each)));
            } else {
                open.put(each.name(), known.embeddings() == model ? known : known.with(model));
            }
        }
        now.open().values().stream()
                .filter(each -> !open.containsKey(each.name()))
                .forEach(GenerationsAtStart::closeDeleted);
        return new OpenGenerations(wanted, open, new ChangedDocuments());
    }

    private static void closeDeleted(OpenGeneration deleted) {
        try {
            deleted.index().close();
        } catch (RuntimeException failure) {
            log.debug("closed generation={} after another process deleted it", deleted.name(), failure);
        }
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

        /**
         * {@return the catalog in which the chosen model's generation serves or is the target, if there was none} Other processes
         * may have other settings, as when they are restarted one after the other, so that a start undoes nothing: it neither
         * gives up a target nor returns to a generation that served before.
         */
        GenerationCatalogue besideOthers(GenerationCatalogue found, Instant now) {
            var target = found.target();
            if (target.isPresent()) {
                return target.get().space().equals(chosen) ? of(found, now) : found;
            }
            return found.of(chosen).isPresent() ? found : of(found, now);
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
