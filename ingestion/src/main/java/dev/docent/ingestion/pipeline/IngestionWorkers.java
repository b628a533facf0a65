package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.deletion.OrphanSweep;
import dev.docent.ingestion.pipeline.claim.Claims;
import dev.docent.ingestion.pipeline.step.Workspace;
import dev.docent.storage.records.RecordIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The threads that ingest documents, from the start of the service to its stop. They begin before the first request is
 * served and end after the last: uploads stop first. At a stop each puts its document back into the queue at the next
 * passage; one that is in the middle of a long parse is left, and the next start takes its document up again.
 */
final class IngestionWorkers implements SmartLifecycle {

    /** Below the phases of the web server, which starts later and stops earlier. */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    /** What another process queues, nobody tells this one. */
    private static final Duration LOOK_AGAIN_AMONG_OTHERS = Duration.ofSeconds(2);

    /** An upload that another process takes may be as long under way before its record comes. */
    private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILED_REMOVAL = Duration.ofMinutes(1);
    private static final Duration UNTIL_LEFT = Duration.ofSeconds(8);
    private static final Logger log = LoggerFactory.getLogger(IngestionWorkers.class);

    private final Workspace workspace;
    private final Recovery recovery;
    private final OrphanSweep sweep;
    private final IngestionQueue queue;
    private final IngestionWorker ingestion;
    private final Claims work;
    private final int count;
    private final List<Thread> threads = new ArrayList<>();

    IngestionWorkers(
            Workspace workspace,
            Recovery recovery,
            OrphanSweep sweep,
            IngestionQueue queue,
            IngestionWorker ingestion,
            Claims work,
            int count) {
        this.workspace = workspace;
        this.recovery = recovery;
        this.sweep = sweep;
        this.queue = queue;
        this.ingestion = ingestion;
        this.work = work;
        this.count = count;
    }

    @Override
    public synchronized void start() {
        work.open();
        workspace.clear();
        recovery.takeOver();
        var before = isShared() ? RecordIds.firstAt(Instant.now().minus(LONGEST_UPLOAD)) : RecordIds.next();
        for (var number = 1; number <= count; number++) {
            thread("docent-worker-" + number, this::work);
        }
        thread("docent-recovery", this::takeOver);
        thread("docent-removal", this::erase);
        thread("docent-sweep", () -> sweep(before));
    }

    @Override
    public synchronized void stop() {
        work.stop();
        queue.wake();
        // Never interrupted: an interrupt closes the files that an index or a parser has open on the thread.
        var end = System.nanoTime() + UNTIL_LEFT.toNanos();
        for (var thread : threads) {
            join(thread, left(end));
        }
        awaitFinish(left(end));
        threads.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void thread(String name, Runnable task) {
        threads.add(Thread.ofPlatform().name(name).daemon().start(task));
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    }

    private void awaitFinish(Duration atMost) {
        try {
            work.awaitNone(atMost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread, Duration atMost) {
        try {
            if (!thread.join(atMost)) {
                log.info("left {} in the middle of its work; the next start goes on with it", thread.getName());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            while (!work.stopping()) {
                next();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void next() throws InterruptedException {
        try {
            queue.take(isShared() ? LOOK_AGAIN_AMONG_OTHERS : LOOK_AGAIN).ifPresent(ingestion::ingest);
        } catch (RuntimeException | Error failure) {
            pauseAfter(failure);
        }
    }

    private boolean isShared() {
        return work.node().shared();
    }

    /** Takes over what other processes left, or a step of this one that failed, however busy the workers are. */
    private void takeOver() {
        try {
            for (work.awaitStop(LOOK_AGAIN); !work.stopping(); work.awaitStop(LOOK_AGAIN)) {
                takeOverOnce();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeOverOnce() {
        try {
            recovery.takeOver();
        } catch (RuntimeException failure) {
            log.error("What other processes left could not be taken over; that is tried again", failure);
        }
    }

    /** Goes on with removals, which may take hours and need all stores: nobody waits for them. */
    private void erase() {
        try {
            while (!work.stopping()) {
                work.awaitStop(eraseOnce() ? LOOK_AGAIN : AFTER_FAILED_REMOVAL);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean eraseOnce() {
        try {
            return recovery.erase();
        } catch (RuntimeException failure) {
            log.error("What is to be removed could not be looked up; that is tried again", failure);
            return false;
        }
    }

    /** A part of the service is out of order: it is tried again, not given up. */
    private void pauseAfter(Throwable failure) throws InterruptedException {
        if (!work.stopping()) {
            log.error("A worker could not go on; it tries again", failure);
            queue.pause(AFTER_FAILURE);
        }
    }

    private void sweep(String before) {
        try {
            sweep.sweep(before);
        } catch (RuntimeException failure) {
            log.error("Originals without a record were not swept; the next start tries again", failure);
        }
    }
}
