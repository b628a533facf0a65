package dev.docent.retrieval.compute;

import dev.docent.retrieval.compute.FairQueue.Flow;
import dev.docent.retrieval.compute.FairQueue.Turn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Platform threads that take slices from a {@link FairQueue}. */
final class FairComputePool implements ComputePool, AutoCloseable {

    /**
     * How long a thread waits for the next slice of the question that it has just computed a slice of, before it takes longer
     * slices of others. Otherwise each slice would wait for one of others, because the caller has to wake up first.
     *
     * @see <a href="https://doi.org/10.1145/502034.502046">Iyer and Druschel: Anticipatory scheduling, 2001</a>
     */
    private static final long ANTICIPATED_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** How often a free thread checks whether it may take slices that wait: those of others, once nobody asks any more. */
    private static final long FREE_NANOS = FreeThread.ASKING_NANOS / 4;

    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);

    private final ComputeProperties limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final FairQueue<ComputeSlice<?>> queue;
    private long meanNanos;
    private boolean closed;

    FairComputePool(ComputeProperties limits) {
        this(limits, System::nanoTime);
    }

    /** @param clock the time in nanoseconds */
    FairComputePool(ComputeProperties limits, LongSupplier clock) {
        this.limits = limits;
        this.queue = new FairQueue<>(limits.threads(), clock);
        IntStream.rangeClosed(1, limits.threads()).mapToObj(Worker::new).forEach(Thread::start);
    }

    @Override
    public void admit(String tenant) {
        lock.lock();
        try {
            if (queue.size() >= limits.queue()) {
                throw new ComputeBusyException(false, duration(queue.size()));
            }
            if (queue.size(tenant) >= limits.queuePerAccount()) {
                throw new ComputeBusyException(true, duration(queue.size(tenant)));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    private Duration duration(int slices) {
        var seconds = Math.ceilDiv(slices * meanNanos / limits.threads(), TimeUnit.SECONDS.toNanos(1));
        return Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_RETRY.toSeconds()));
    }

    @Override
    public <T> T call(String tenant, BooleanSupplier isWanted, Supplier<T> slice) {
        return turn(new Flow(tenant, false), isWanted, slice);
    }

    @Override
    public <T> T background(String tenant, Supplier<T> slice) {
        return turn(new Flow(tenant, true), () -> true, slice);
    }

    private <T> T turn(Flow flow, BooleanSupplier isWanted, Supplier<T> slice) {
        var task = new ComputeSlice<>(slice);
        return add(flow, List.of(task)) ? task.result(isWanted, () -> remove(flow, task)) : slice.get();
    }

    @Override
    public <T> List<T> all(String tenant, List<? extends Supplier<T>> slices) {
        var flow = new Flow(tenant, false);
        var tasks = slices.stream().map(slice -> new ComputeSlice<T>(slice)).toList();
        if (!add(flow, tasks)) {
            return INLINE.all(tenant, slices);
        }
        try {
            return tasks.stream()
                    .map(task -> task.result(() -> true, () -> remove(flow, task)))
                    .toList();
        } finally {
            tasks.forEach(task -> remove(flow, task));
        }
    }

    /** {@return whether the caller has to wait; false if it computes itself, since it has a turn or the pool is closed} */
    private boolean add(Flow flow, List<? extends ComputeSlice<?>> tasks) {
        if (Thread.currentThread() instanceof Worker) {
            return false;
        }
        lock.lock();
        try {
            if (!closed) {
                tasks.forEach(task -> queue.add(flow, task));
                arrived.signalAll();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private boolean remove(Flow flow, ComputeSlice<?> task) {
        lock.lock();
        try {
            return queue.remove(flow, task);
        } finally {
            lock.unlock();
        }
    }

    /** Ends the threads after the waiting slices. Later slices run on the threads of their callers. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A thread of this class has a turn. */
    private final class Worker extends Thread {

        private Worker(int number) {
            super("docent-compute-" + number);
            setDaemon(true);
        }

        @Override
        public void run() {
            for (var turn = next(null, 0); turn != null; ) {
                var start = System.nanoTime();
                turn.slice().run();
                turn = next(turn, System.nanoTime() - start);
            }
        }
    }

    /** {@return the next turn, waiting for one; null if the pool is closed} @param ended the turn before, if any */
    private @Nullable Turn<ComputeSlice<?>> next(@Nullable Turn<ComputeSlice<?>> ended, long nanos) {
        lock.lock();
        try {
            if (ended != null) {
                queue.end(ended, nanos);
                meanNanos += (nanos - meanNanos) / 16;
                anticipate(ended.flow());
                if (queue.size() > 0) {
                    // What may begin now may be for a thread that was left free.
                    arrived.signalAll();
                }
            }
            var next = queue.take();
            while (next.isEmpty() && !closed) {
                awaitSlice();
                next = queue.take();
            }
            return next.orElse(null);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a slice, or for the moment when those that wait may begin. */
    private void awaitSlice() {
        try {
            if (queue.size() == 0) {
                arrived.await();
            } else {
                arrived.awaitNanos(FREE_NANOS);
            }
        } catch (InterruptedException e) {
            // Threads end when the pool is closed, not by an interrupt.
        }
    }

    private void anticipate(Flow flow) {
        var left = ANTICIPATED_NANOS;
        while (left > 0 && !flow.isBackground() && !closed && queue.isAwaited(flow)) {
            try {
                left = arrived.awaitNanos(left);
            } catch (InterruptedException e) {
                left = 0;
            }
        }
    }
}
