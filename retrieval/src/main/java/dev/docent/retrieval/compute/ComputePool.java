package dev.docent.retrieval.compute;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Threads for CPU work, as many as there are cores. Tenants use them in turns, so that no tenant's work delays another
 * tenant's by more than the slice that is running. Requests are served by virtual threads, which share as few carriers;
 * if they computed themselves, long work of one request would delay all others, health checks too.
 *
 * <p>Work is passed in slices of some hundred milliseconds at most: a text to embed, a search, a page of vectors. The
 * caller waits for its slice. A slice makes no remote calls, since it would hold a thread while it waits. A slice that
 * passes on another slice runs it at once, in its own turn. Questions of a tenant do not wait for its background work: the
 * two take turns as if they were of two tenants. Safe for concurrent use.
 */
public interface ComputePool {

    /** Runs each slice on the thread of its caller, without limits. */
    ComputePool INLINE = new InlineComputePool();

    /**
     * Returns if work of this tenant may be added, and is called once at the beginning of a request.
     *
     * @throws ComputeBusyException if too many slices are waiting
     */
    void admit(String tenant);

    /**
     * {@return the result of a slice of a question or search}
     *
     * @param tenant the account that the work is for
     * @param isWanted polled while the slice waits; false if the caller has gone
     * @throws CancellationException if the slice has not begun when the caller goes, or is interrupted
     */
    <T> T call(String tenant, BooleanSupplier isWanted, Supplier<T> slice);

    /** {@return the result of a slice of a question or search, whose caller stays} */
    default <T> T call(String tenant, Supplier<T> slice) {
        return call(tenant, () -> true, slice);
    }

    /** {@return the results of slices that may run concurrently, in their order} */
    <T> List<T> all(String tenant, List<? extends Supplier<T>> slices);

    /** {@return the result of a slice of ingestion, of an import or export, or of a long reply} */
    <T> T background(String tenant, Supplier<T> slice);

    /** {@return the number of slices that wait for their turn} */
    int waiting();
}
