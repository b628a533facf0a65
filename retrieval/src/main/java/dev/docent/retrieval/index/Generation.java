package dev.docent.retrieval.index;

import dev.docent.retrieval.embedding.VectorSpace;
import java.time.Instant;

/**
 * A generation of the index: a version of it for one embedding model.
 *
 * @param name letters and digits; never reused in the index
 * @param space of its vectors
 * @param state its role
 * @param createdAt when it was created
 */
public record Generation(String name, VectorSpace space, State state, Instant createdAt) {

    public Generation {
        if (!name.matches("[a-z0-9]{1,32}")) {
            throw new IllegalArgumentException("Invalid generation name: " + name);
        }
    }

    /** The role of a generation. */
    public enum State {
        /** It answers searches. */
        SERVING(false),
        /** It waits for an administrator to confirm that it is filled. */
        PLANNED(true),
        /** It is being filled from the serving generation, and then replaces it. */
        FILLING(true),
        /** An administrator paused filling it. */
        HELD(true),
        /** It served before, is being updated from the serving generation, and then replaces it. */
        RETURNING(true),
        /** It served before or was partly filled, and is kept until it is deleted. */
        KEPT(false),
        /** It was replaced by a rollback, so that no start returns to it by itself. */
        DECLINED(false);

        private final boolean isTarget;

        State(boolean isTarget) {
            this.isTarget = isTarget;
        }
    }

    /** {@return whether it is to replace the serving generation} */
    public boolean isTarget() {
        return state.isTarget;
    }

    /** {@return whether its vectors are searched or computed} */
    public boolean isInUse() {
        return state == State.SERVING || isTarget();
    }

    /** {@return whether it is being filled or updated from the serving generation} */
    public boolean catchesUp() {
        return state == State.FILLING || state == State.RETURNING;
    }

    public Generation as(State other) {
        return new Generation(name, space, other, createdAt);
    }
}
