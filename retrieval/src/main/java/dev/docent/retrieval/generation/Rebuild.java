package dev.docent.retrieval.generation;

import dev.docent.retrieval.index.Generation;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The thread that brings the generation that is about to serve to where it can; there is one only as long as there is such a
 * generation. A stop leaves what is durable; the next start goes on after it. Safe for concurrent use.
 */
final class Rebuild implements SmartLifecycle {

    /** Like the workers that ingest: before the first request, until after the last. */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

    private static final Duration UNTIL_LEFT = Duration.ofSeconds(8);
    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

    private final Generations generations;
    private final RebuildWork work;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean running;
    private boolean isTold;
    private @Nullable Thread thread;
    private volatile boolean isStopped = true;

    Rebuild(Generations generations, RebuildWork work) {
        this.generations = generations;
        this.work = work;
    }

    @Override
    public void start() {
        lock.lock();
        try {
            running = true;
            resume();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void stop() {
        interrupt();
        lock.lock();
        try {
            running = false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** Goes on with the generation that is about to serve, if there is one, without waiting any longer. */
    void resume() {
        lock.lock();
        try {
            isStopped = !running;
            isTold = true;
            if (running && thread == null && generations.now().target() != null) {
                thread = Thread.ofPlatform()
                        .name("docent-rebuild")
                        .daemon()
                        .priority(Thread.MIN_PRIORITY)
                        .unstarted(this::run);
                thread.start();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when nothing is embedded or written any more; what is durable stays. Never interrupts, since that closes files. */
    void interrupt() {
        lock.lock();
        try {
            isStopped = true;
            changed.signalAll();
            var until = UNTIL_LEFT.toNanos();
            while (thread != null && until > 0) {
                until = changed.awaitNanos(until);
            }
            if (thread != null) {
                LOG.info("left a rebuild in the middle of a call; it goes on after what is durable");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (var target = next(); target != null; target = next()) {
                await(work.step(target, () -> isStopped));
            }
        } finally {
            ended();
        }
    }

    /** {@return what is to be filled next; null when this thread has nothing to do, and is none of ours any more} */
    private @Nullable Generation next() {
        lock.lock();
        try {
            isTold = false;
            var target =
                    isStopped ? null : generations.now().catalogue().target().orElse(null);
            if (target == null) {
                ended();
            }
            return target;
        } finally {
            lock.unlock();
        }
    }

    private void ended() {
        lock.lock();
        try {
            if (thread == Thread.currentThread()) {
                thread = null;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits, but not when something was told since the last step began: that step may not have seen it. */
    private void await(Duration atMost) {
        lock.lock();
        try {
            var left = atMost.toNanos();
            while (!isStopped && !isTold && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
