package dev.docent.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts in memory that are added to a store every five seconds, so that nothing that is counted waits for the store, and a
 * process that dies loses at most five seconds of counts. Safe for concurrent use.
 *
 * @param <T> what was counted for one id
 */
public abstract class BufferedCounts<T> implements SavedAtStop {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Map<String, T> unsaved = new HashMap<>();
    private final Function<T, String> id;
    private final BinaryOperator<T> sum;
    private final Consumer<T> store;
    private final String name;
    private volatile @Nullable WorkerLoop loop;

    /**
     * @param name names the loop in the log
     * @param id of the record that counts are added to
     * @param sum of counts of the same id
     * @param store adds counts to the record of their id, in one step
     */
    protected BufferedCounts(String name, Function<T, String> id, BinaryOperator<T> sum, Consumer<T> store) {
        this.name = name;
        this.id = id;
        this.sum = sum;
        this.store = store;
    }

    protected final void count(T more) {
        synchronized (unsaved) {
            unsaved.merge(id.apply(more), more, sum);
        }
    }

    /** Adds the counts to the store. Those that cannot be added are kept. */
    public void flush() {
        for (var next = takeUnsaved(); next.isPresent(); next = takeUnsaved()) {
            try {
                store.accept(next.get());
            } catch (RuntimeException failure) {
                count(next.get());
                throw failure;
            }
        }
    }

    private Optional<T> takeUnsaved() {
        synchronized (unsaved) {
            var next = unsaved.values().stream().findFirst();
            next.ifPresent(taken -> unsaved.remove(id.apply(taken)));
            return next;
        }
    }

    /** Starts and stops are not concurrent. */
    @Override
    public void start() {
        flush();
        var threads = Thread.ofVirtual().name("docent-" + name).factory();
        var started = new WorkerLoop(name, threads, new WakeUp(), INTERVAL, () -> {
            flush();
            return INTERVAL;
        });
        loop = started;
        started.start();
    }

    /** A step that does not end waits for the store, which the last save would do as well. */
    @Override
    public void stop() {
        var stopped = loop;
        if (stopped == null || stopped.stop(stopTimeout())) {
            SavedAtStop.super.stop();
        }
    }

    @Override
    public void saveAtStop() {
        flush();
    }

    @Override
    public boolean isRunning() {
        var started = loop;
        return started != null && started.isRunning();
    }
}
