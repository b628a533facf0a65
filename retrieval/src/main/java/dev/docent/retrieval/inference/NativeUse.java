package dev.docent.retrieval.inference;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Uses of memory outside the heap, which is not freed before they end: that would crash the process. */
public final class NativeUse {

    /** What is done with the memory. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T call() throws E;
    }

    /** Frees the memory. */
    @FunctionalInterface
    public interface Release<E extends Exception> {
        void run() throws E;
    }

    private final String name;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    /** @param name what the memory is, as messages call it */
    public NativeUse(String name) {
        this.name = name;
    }

    /**
     * {@return what the work returns; uses run concurrently}
     *
     * @throws IllegalStateException if it is closed
     */
    public <T, E extends Exception> T call(Work<T, E> work) throws E {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("The " + name + " is closed");
            }
            return work.call();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Frees the memory after waiting for running uses; later ones fail. Closing it again has no effect. */
    public <E extends Exception> void close(Release<E> release) throws E {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                release.run();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
