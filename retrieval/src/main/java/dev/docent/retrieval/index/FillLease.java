package dev.docent.retrieval.index;

import java.util.function.Consumer;

/**
 * The right of one process to fill the target generation and to let it serve. It expires soon after its holder has died, and
 * then another process can claim it. Whatever a former holder still does has no effect on the target and the catalog. Safe for
 * concurrent use.
 */
public interface FillLease {

    /**
     * Runs the work with an index of the target whose writes fail after another process has claimed the lease. What was
     * written before takes effect only where the new holder has written nothing.
     *
     * @param open the target's index in this process
     */
    void fill(Generation target, PassageGeneration open, Consumer<PassageGeneration> work);

    /** {@return whether this process still holds the lease, which is renewed then} */
    boolean renew();

    /**
     * Makes all processes wait before writes: what one acknowledges was written before this call.
     *
     * @return whether this process still holds the lease
     */
    boolean seal();

    /** Allows writes again. Does nothing if the lease was lost. */
    void unseal();

    /** Lets another process claim the lease. Does nothing if it was lost. */
    void release();

    /**
     * Replaces the catalog, atomically and durably, and ends the lease.
     *
     * @param known the catalog when the lease was claimed
     * @return false, having changed nothing, if the lease was lost, or is not sealed
     */
    boolean switchTo(GenerationCatalogue known, GenerationCatalogue wanted);

    /** {@return the lease of an index that a single process uses} */
    static FillLease sole(GenerationStore store) {
        return new FillLease() {
            @Override
            public void fill(Generation target, PassageGeneration open, Consumer<PassageGeneration> work) {
                work.accept(open);
            }

            @Override
            public boolean renew() {
                return true;
            }

            @Override
            public boolean seal() {
                return true;
            }

            @Override
            public void unseal() {
                // No other process waits.
            }

            @Override
            public void release() {
                // No other process claims it.
            }

            @Override
            public boolean switchTo(GenerationCatalogue known, GenerationCatalogue wanted) {
                return store.save(known, wanted);
            }
        };
    }
}
