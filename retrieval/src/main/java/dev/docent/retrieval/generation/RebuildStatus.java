package dev.docent.retrieval.generation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A generation that is about to take the serving one's place.
 *
 * @param from name of the generation that serves
 * @param to name of the other one
 * @param model that its vectors are made by
 * @param state what is done about it
 * @param isRollBack whether it served before and catches up
 * @param done passages that both have
 * @param total passages that the serving one has; 0 before it was looked at
 * @param left how long it takes on; null when that is not known
 * @param estimate what was estimated before it began; null until then
 * @param reason why it is paused; null when it is not
 * @param nextTry when it goes on by itself; null when it is not paused, or somebody has to
 */
public record RebuildStatus(
        String from,
        String to,
        String model,
        State state,
        boolean isRollBack,
        long done,
        long total,
        @Nullable Duration left,
        @Nullable RebuildEstimate estimate,
        @Nullable String reason,
        @Nullable Instant nextTry) {

    /** What is done about a generation. */
    public enum State {
        /** It waits until an administrator confirms it. */
        PLANNED,
        /** Passages are embedded. */
        RUNNING,
        /** The model, or something else, does not answer; it goes on by itself. */
        PAUSED,
        /** An administrator has paused it. */
        HELD
    }

    /** {@return what part of the passages is done, 0..1} */
    public double progress() {
        return total == 0 ? 0 : (double) done / total;
    }
}
