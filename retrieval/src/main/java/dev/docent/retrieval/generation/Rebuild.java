package dev.docent.retrieval.generation;

import dev.docent.retrieval.index.GenerationCatalogue;
import dev.docent.retrieval.index.UnavailableIndexException;
import dev.docent.retrieval.index.UnavailableIndexException.OutdatedProcessException;
import dev.docent.runtime.ConcurrentStop;
import dev.docent.runtime.WakeUp;
import dev.docent.runtime.WorkerLoop;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The background thread of rebuilds. A stop keeps what is durable, and the next start resumes after it. Safe for concurrent
 * use.
 */
@Component
final class Rebuild implements ConcurrentStop {

    /** Like the ingestion workers: starts before the first request and stops after the last. */
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private static final Duration UNTIL_WOKEN = Duration.ofDays(1);
    private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(8);
    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);

    private final Generations generations;
    private final RebuildWork work;
    private final WakeUp wakeUp = new WakeUp();
    private final WorkerLoop loop;
    private final WorkerLoop watch;
    private volatile @Nullable GenerationCatalogue watched;
    private volatile boolean isOutdated;
    private volatile boolean running;
    private volatile int interrupts;

    Rebuild(Generations generations, RebuildWork work) {
        this.generations = generations;
        this.work = work;
        this.loop = new WorkerLoop(
                "rebuild",
                Thread.ofPlatform()
                        .name("docent-rebuild")
                        .daemon()
                        .priority(Thread.MIN_PRIORITY)
                        .factory(),
                wakeUp,
                this::step);
        this.watch = new WorkerLoop(
                "catalogue", Thread.ofVirtual().name("docent-catalogue").factory(), new WakeUp(), this::watch);
    }

    /** A step that outlives {@link #interrupt} ends early even if the loop was started again. */
    private Duration step() {
        var seen = interrupts;
        return generations
                .now()
                .catalogue()
                .target()
                .map(target -> work.step(target, () -> interrupts != seen))
                .orElse(UNTIL_WOKEN);
    }

    /** Keeps the lease, and adopts what other processes change. */
    private Duration watch() {
        try {
            work.keepLease();
            generations.follow();
            generations.fence().unsealAbandoned();
            isOutdated = false;
        } catch (OutdatedProcessException outdated) {
            if (!isOutdated) {
                log.warn("outdated process: {}", outdated.getMessage());
            }
            isOutdated = true;
        } catch (UnavailableIndexException outage) {
            log.debug("unavailable catalogue", outage);
        }
        var now = generations.now().catalogue();
        if (!now.equals(watched)) {
            watched = now;
            wakeUp.call();
        }
        return WATCH_INTERVAL;
    }

    @Override
    public synchronized void start() {
        running = true;
        if (generations.isShared()) {
            watch.start();
        }
        work.repeatSwitch();
        resume();
    }

    @Override
    public synchronized void stop() {
        running = false;
        interrupt(List.of(watch, loop));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** Starts the next step without further waiting. Does nothing while the service is stopped. */
    synchronized void resume() {
        if (running) {
            loop.start();
            wakeUp.call();
        }
    }

    /** Ends the current step, and returns when nothing is embedded or written any more. */
    synchronized void interrupt() {
        interrupt(List.of(loop));
    }

    private void interrupt(List<WorkerLoop> loops) {
        interrupts++;
        if (!WorkerLoop.stopAll(loops, STOP_TIMEOUT).isEmpty()) {
            log.info("left rebuild in the middle of a call; the next start resumes after what is durable");
        } else {
            work.release();
        }
    }
}
