package dev.docent.retrieval.generation;

import dev.docent.retrieval.index.FillLease;
import dev.docent.retrieval.index.GenerationStore;
import dev.docent.retrieval.index.GenerationStore.StoredCatalogue;
import dev.docent.retrieval.index.UnavailableIndexException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Keeps writes out of a generation from which another process switches. The catalog is read before and after each write: a
 * write that may have been too late is repeated; one that returns was included in the switch. The catalog of an index that
 * only this process uses is not read. Safe for concurrent use.
 */
record WriteFence(GenerationStore store, Generations generations) {

    private static final long LONGEST_SEAL = TimeUnit.SECONDS.toNanos(20);
    private static final long POLL_INTERVAL = TimeUnit.MILLISECONDS.toNanos(50);

    /**
     * {@return the generations, when writes are allowed}
     *
     * @throws UnavailableIndexException if they were not allowed in time, or this process cannot use the generation that serves
     */
    OpenGenerations await() {
        var start = System.nanoTime();
        var stored = store.stored();
        while (stored.filter(StoredCatalogue::isSealed).isPresent()) {
            if (System.nanoTime() - start > LONGEST_SEAL) {
                throw new UnavailableIndexException(
                        "Writes wait for the switch to another generation of the index", null);
            }
            LockSupport.parkNanos(POLL_INTERVAL);
            stored = store.stored();
        }
        return generations.follow(stored);
    }

    /** {@return whether what was written to these generations before is in the generation that serves, or will be} */
    boolean isKept(OpenGenerations written) {
        return !store.isShared()
                || await().serving().name().equals(written.serving().name());
    }

    /** Runs a write of passages, concurrently with others, and again if another process switched meanwhile. */
    void write(Consumer<OpenGenerations> work) {
        for (var isKept = false; !isKept; ) {
            var written = await();
            try {
                written = generations.read(work);
            } catch (RuntimeException failure) {
                if (isKept(written)) {
                    throw failure;
                }
                continue;
            }
            isKept = isKept(written);
        }
    }

    /** Allows writes again if the process that was about to switch has died, and this one cannot continue its work. */
    void unsealAbandoned() {
        var target = generations.now().target();
        if (target != null
                && target.embeddings() == null
                && store.stored().filter(StoredCatalogue::isSealed).isPresent()) {
            store.claim().ifPresent(FillLease::release);
        }
    }
}
