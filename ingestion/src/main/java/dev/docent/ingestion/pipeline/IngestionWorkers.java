package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.deletion.OrphanSweep;
import dev.docent.ingestion.pipeline.claim.Claims;
import dev.docent.runtime.ConcurrentStop;
import dev.docent.runtime.TemporaryFiles;
import dev.docent.runtime.WakeUp;
import dev.docent.runtime.WorkerLoop;
import dev.docent.storage.records.Leases;
import dev.docent.storage.records.RecordIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The threads of ingestion: workers, recovery, warnings, deletion and the orphan sweep. They start before the first request is
 * served and stop after the last. At shutdown each worker queues its document again after the current passage. A worker
 * that parses a large file is not waited for; the next start queues its document.
 */
@Component
final class IngestionWorkers implements ConcurrentStop {

    /** Lower than the phase of the web server, which starts later and stops earlier. */
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private static final Duration POLL = Duration.ofSeconds(10);

    /** Shorter, since a document that another process queues does not wake the workers of this one. */
    private static final Duration SHARED_POLL = Duration.ofSeconds(2);

    /** Maximum time between the original and the record of an upload to another process. */
    private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);

    private static final Duration AFTER_FAILED_DELETION = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILED_SWEEP = Duration.ofHours(1);

    /** How long one sweep keeps the other processes from sweeping too; longer than a sweep takes. */
    private static final Duration SWEEP_LEASE = Duration.ofDays(1);

    private static final Duration UNTIL_NEXT_START = Duration.ofDays(36_500);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(8);
    private static final Logger log = LoggerFactory.getLogger(IngestionWorkers.class);

    private final TemporaryFiles workspace;
    private final Recovery recovery;
    private final OrphanSweep sweep;
    private final VectorWarnings warnings;
    private final IngestionQueue queue;
    private final IngestionWorker worker;
    private final Claims claims;
    private final Leases leases;
    private final int count;
    private final WakeUp stop = new WakeUp();
    private final List<WorkerLoop> loops = new ArrayList<>();

    IngestionWorkers(
            TemporaryFiles workspace,
            Recovery recovery,
            OrphanSweep sweep,
            VectorWarnings warnings,
            IngestionQueue queue,
            IngestionWorker worker,
            Claims claims,
            Leases leases,
            PipelineProperties properties) {
        this.workspace = workspace;
        this.recovery = recovery;
        this.sweep = sweep;
        this.warnings = warnings;
        this.queue = queue;
        this.worker = worker;
        this.claims = claims;
        this.leases = leases;
        this.count = properties.workers();
    }

    @Override
    public synchronized void start() {
        claims.open();
        workspace.clear();
        recovery.requeueAbandoned();
        for (var number = 1; number <= count; number++) {
            loop("docent-worker-" + number, queue.wakeUp(), WorkerLoop.AFTER_FAILURE, this::ingest);
        }
        loop("docent-recovery", stop, POLL, this::recover);
        loop("docent-warnings", warnings.wakeUp(), POLL, this::correctWarnings);
        loop("docent-deletion", stop, AFTER_FAILED_DELETION, this::delete);
        var before = isShared() ? RecordIds.firstAt(Instant.now().minus(LONGEST_UPLOAD)) : RecordIds.next();
        loop("docent-sweep", stop, AFTER_FAILED_SWEEP, () -> sweep(before));
        loops.forEach(WorkerLoop::start);
    }

    private void loop(String name, WakeUp wakeUp, Duration afterFailure, WorkerLoop.Step step) {
        var threads = Thread.ofPlatform().name(name).daemon().factory();
        loops.add(new WorkerLoop(name, threads, wakeUp, afterFailure, step));
    }

    @Override
    public synchronized void stop() {
        claims.stop();
        var end = System.nanoTime() + STOP_TIMEOUT.toNanos();
        var busy = WorkerLoop.stopAll(loops, STOP_TIMEOUT);
        if (!busy.isEmpty()) {
            log.info("stopped before the end of a step loops={}; the next start resumes it", busy);
        }
        loops.clear();
        try {
            claims.awaitNone(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return !loops.isEmpty();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private boolean isShared() {
        return claims.node().shared();
    }

    private Duration ingest() {
        var claimed = queue.claim();
        claimed.ifPresent(worker::ingest);
        return claimed.isPresent() ? Duration.ZERO : queue.untilNextClaim(isShared() ? SHARED_POLL : POLL);
    }

    private Duration recover() {
        recovery.requeueAbandoned();
        recovery.sendPendingMessages();
        return POLL;
    }

    private Duration correctWarnings() {
        return warnings.correct() ? UNTIL_NEXT_START : POLL;
    }

    /** Runs on a thread of its own, since deletions may take hours and need all stores. */
    private Duration delete() {
        return recovery.completeDeletions() ? POLL : AFTER_FAILED_DELETION;
    }

    private Duration sweep(String before) {
        if (!leases.hold("orphan_sweep", SWEEP_LEASE)) {
            return SWEEP_LEASE;
        }
        sweep.sweep(before);
        return UNTIL_NEXT_START;
    }
}
