package dev.docent.runtime;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A background thread that repeats one step: between two steps it waits as long as the step asked for, or until its
 * {@link WakeUp} is called. A step that throws is logged and repeated later. The thread is never
 * interrupted by this class, since an interrupt closes the files that a step has open. Safe for concurrent use.
 */
public final class WorkerLoop {

    /** How long a loop waits after a step that failed, unless it is woken or has a wait of its own. */
    public static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(WorkerLoop.class);

    private final String name;
    private final ThreadFactory threads;
    private final WakeUp wakeUp;
    private final Duration afterFailure;
    private final Step step;
    private volatile @Nullable Thread thread;

    /**
     * @param name names the loop in the log
     * @param threads creates the thread at each start
     * @param wakeUp may be shared by several loops
     */
    public WorkerLoop(String name, ThreadFactory threads, WakeUp wakeUp, Step step) {
        this(name, threads, wakeUp, AFTER_FAILURE, step);
    }

    /** @param afterFailure how long the loop waits after a step that failed, unless it is woken */
    public WorkerLoop(String name, ThreadFactory threads, WakeUp wakeUp, Duration afterFailure, Step step) {
        this.name = name;
        this.threads = threads;
        this.wakeUp = wakeUp;
        this.afterFailure = afterFailure;
        this.step = step;
    }

    /** Starts the thread; does nothing when it runs already. */
    public synchronized void start() {
        if (thread == null) {
            // Published before it runs, because the loop ends as soon as this field holds another thread.
            var started = Objects.requireNonNull(threads.newThread(this::run));
            thread = started;
            started.start();
        }
    }

    /**
     * Ends the loop after its current step.
     *
     * @param timeout how long to wait for that step
     * @return whether the step ended in time; true when the loop did not run
     */
    public boolean stop(Duration timeout) {
        return stopAll(List.of(this), timeout).isEmpty();
    }

    /**
     * Ends all loops, each after its current step.
     *
     * @param timeout how long to wait for all of these steps together
     * @return the names of the loops whose step did not end in time
     */
    public static List<String> stopAll(Collection<WorkerLoop> loops, Duration timeout) {
        var end = System.nanoTime() + timeout.toNanos();
        // All are signaled before the first is joined: a long step of one loop must not use up the timeout of the
        // others.
        var stopped = new LinkedHashMap<String, Thread>();
        loops.forEach(loop -> loop.end().ifPresent(thread -> stopped.put(loop.name, thread)));
        return stopped.entrySet().stream()
                .filter(each -> !hasEnded(each.getValue(), Duration.ofNanos(Math.max(1, end - System.nanoTime()))))
                .map(Map.Entry::getKey)
                .toList();
    }

    private synchronized Optional<Thread> end() {
        var stopped = Optional.ofNullable(thread);
        thread = null;
        wakeUp.call();
        return stopped;
    }

    private static boolean hasEnded(Thread thread, Duration timeout) {
        try {
            return thread.join(timeout);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** {@return whether the loop was started and not stopped} A step reads this to end early at a stop. */
    public boolean isRunning() {
        return thread != null;
    }

    /**
     * {@return whether the current thread is that of this loop, and the loop was not stopped} Unlike {@link #isRunning}, stays
     * false for a step that outlasted a stop when the loop is started again.
     */
    public boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    private void run() {
        try {
            while (isCurrent()) {
                var seen = wakeUp.calls();
                var wait = next();
                if (isCurrent()) {
                    wakeUp.await(seen, wait);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration next() throws InterruptedException {
        try {
            return step.run();
        } catch (RuntimeException | Error failure) {
            if (isCurrent()) {
                log.error("failed worker={} retry_in={}", name, afterFailure, failure);
            }
            return afterFailure;
        }
    }

    /** One step of the work. */
    @FunctionalInterface
    public interface Step {

        /** {@return how long to wait before the next step; zero to go on at once} */
        Duration run() throws InterruptedException;
    }
}
