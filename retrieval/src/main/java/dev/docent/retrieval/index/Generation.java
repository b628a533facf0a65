package dev.docent.retrieval.index;

import dev.docent.retrieval.embedding.VectorSpace;
import java.time.Instant;

/**
 * What is known of a generation of the index.
 *
 * @param name unique among all that there ever were in the index: letters and digits
 * @param space what its vectors mean
 * @param state what becomes of it
 * @param createdAt when it was begun
 */
public record Generation(String name, VectorSpace space, State state, Instant createdAt) {

    public Generation {
        if (!name.matches("[a-z0-9]{1,32}")) {
            throw new IllegalArgumentException("Not a generation's name: " + name);
        }
    }

    /** What becomes of a generation. */
    public enum State {
        /** Searches are answered from it. */
        SERVING(false),
        /** It shall be filled as soon as somebody confirms it. */
        PLANNED(true),
        /** It is being filled from the one that serves, and then takes its place. */
        FILLING(true),
        /** It was being filled until somebody said to pause. */
        HELD(true),
        /** It served before, catches up with the one that serves, and then takes its place again. */
        RETURNING(true),
        /** It served before, or was begun, and is kept until told otherwise. */
        KEPT(false),
        /** It served before and was rolled back from: no start begins it by itself again. */
        DECLINED(false);

        private final boolean isTarget;

        State(boolean isTarget) {
            this.isTarget = isTarget;
        }
    }

    /** {@return whether it is the one that takes the serving one's place next} */
    public boolean isTarget() {
        return state.isTarget;
    }

    /** {@return whether its vectors are searched or made} */
    public boolean isInUse() {
        return state == State.SERVING || isTarget();
    }

    /** {@return whether it is brought to where the serving one is, now} */
    public boolean catchesUp() {
        return state == State.FILLING || state == State.RETURNING;
    }

    /** {@return the same in another state} */
    public Generation as(State other) {
        return new Generation(name, space, other, createdAt);
    }
}
