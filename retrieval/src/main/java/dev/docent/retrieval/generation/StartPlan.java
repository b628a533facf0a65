package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.Generation.State;
import dev.docent.retrieval.index.GenerationCatalogue;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * What a start makes of the generations that it finds.
 *
 * @param chosen what the vectors of the model mean that the settings choose
 * @param isAsked whether the model of such vectors can be asked
 * @param waits whether a new generation waits to be confirmed
 */
record StartPlan(VectorSpace chosen, Predicate<VectorSpace> isAsked, boolean waits) {

    /**
     * {@return the generations as they shall be: with the chosen model the serving one, or one about to be}
     *
     * @param now when a new one is begun
     */
    GenerationCatalogue of(GenerationCatalogue found, Instant now) {
        var settled = found.target().map(target -> settled(found, target)).orElse(found);
        if (settled.target().isPresent() || settled.serving().space().equals(chosen)) {
            return settled;
        }
        var state = waits ? State.PLANNED : State.FILLING;
        return settled.of(chosen)
                .map(known -> isRolledBackFrom(known, settled) ? settled : settled.with(known.name(), state))
                .orElseGet(() -> settled.begun(chosen, state, now));
    }

    /** A target stays one when the settings still mean it, or when it was told to return. */
    private GenerationCatalogue settled(GenerationCatalogue found, Generation target) {
        if (target.state() == State.RETURNING) {
            return isAsked.test(target.space()) ? found : found.with(target.name(), State.KEPT);
        }
        if (!target.space().equals(chosen)) {
            return found.with(target.name(), State.KEPT);
        }
        return target.state() == State.PLANNED && !waits ? found.with(target.name(), State.FILLING) : found;
    }

    /** A roll-back holds as long as the model that was rolled back to can be asked. */
    private boolean isRolledBackFrom(Generation known, GenerationCatalogue found) {
        return known.state() == State.DECLINED && isAsked.test(found.serving().space());
    }
}
