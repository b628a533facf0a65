package dev.docent.api.migration;

import java.util.List;

/** Copies one kind of data from the source to the target. */
interface Copier {

    /** {@return whether the target has no data of this kind} */
    boolean isTargetEmpty();

    /** Copies what the target lacks. If the process dies, the next run resumes. */
    void copy(Migration.Progress progress);

    /**
     * Reads the data of both sides again.
     *
     * @param repairs whether to copy what still differs after {@link #copy}, and to delete from the target what the source
     *     does not have
     * @return the comparison of both sides, as they were before the repairs
     */
    List<CopyCheck> compare(boolean repairs, Migration.Progress progress);
}
