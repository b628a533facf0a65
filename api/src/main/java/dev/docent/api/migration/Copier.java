package dev.docent.api.migration;

import java.util.List;

/** A kind of thing on its way from one side to the other. */
interface Copier {

    /** {@return whether the other side has nothing of it} */
    boolean isTargetEmpty();

    /** Copies what the other side does not have. A killed one is gone on with by the next. */
    void copy(MigrationProgress progress);

    /**
     * {@return what is on both sides, all of it read again}
     *
     * @param repairs whether what is different still after {@link #copy} is copied anew, and what only the other side has
     *     is removed there
     */
    List<CopyCheck> compare(boolean repairs, MigrationProgress progress);
}
