package dev.docent.api.evaluation;

import dev.docent.runtime.ConcurrentStop;
import dev.docent.runtime.WorkerLoop;
import dev.docent.storage.records.Leases;
import dev.docent.storage.records.RecordStoreInUse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs evaluations while the service runs, one at a time among all processes on the same records. Runs on a platform thread
 * of low priority, since requests are served by virtual threads and should not wait for their carriers. A stop waits briefly
 * for the current question; the next start, or another process, resumes with the next one.
 */
@Component
class EvaluationRunner implements ConcurrentStop {

    private static final Logger log = LoggerFactory.getLogger(EvaluationRunner.class);

    /** Also the wait after a failed step. */
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(30);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    /** Longer than most questions take. If one takes longer, two processes may ask it, and one result is kept. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** Incomplete evaluations that are younger may be in creation by another process. */
    private static final Duration CREATION_TIME = Duration.ofMinutes(10);

    private final EvaluationRepository evaluations;
    private final EvaluationStore store;
    private final EvaluationQueue queue;
    private final EvaluationRun run;
    private final Leases leases;
    private final Instant incompleteBefore;
    private final WorkerLoop loop;
    private boolean isCleanedUp;

    EvaluationRunner(
            EvaluationRepository evaluations,
            EvaluationStore store,
            EvaluationQueue queue,
            EvaluationRun run,
            Leases leases,
            RecordStoreInUse records,
            Clock clock) {
        this.evaluations = evaluations;
        this.store = store;
        this.queue = queue;
        this.run = run;
        this.leases = leases;
        this.incompleteBefore = records.shared() ? clock.instant().minus(CREATION_TIME) : clock.instant();
        this.loop = new WorkerLoop(
                "evaluations",
                Thread.ofPlatform()
                        .daemon()
                        .name("docent-evaluations")
                        .priority(Thread.MIN_PRIORITY)
                        .factory(),
                queue.changes(),
                POLL_INTERVAL,
                this::runNext);
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        if (!loop.stop(STOP_TIMEOUT)) {
            log.info("stopped question_in_flight=true");
        }
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    private Duration runNext() throws InterruptedException {
        if (!isCleanedUp) {
            deleteIncomplete();
            isCleanedUp = true;
        }
        var claimed = mayContinue() ? queue.claim() : Optional.<Evaluation>empty();
        if (claimed.isEmpty()) {
            return POLL_INTERVAL;
        }
        run.run(claimed.get(), this::mayContinue);
        return Duration.ZERO;
    }

    private boolean mayContinue() {
        return loop.isCurrent() && leases.hold("evaluations", LEASE);
    }

    /** Deletes evaluations that an ended process was creating or deleting. */
    private void deleteIncomplete() {
        evaluations
                .findByStatusAndCreatedAtBefore(Evaluation.Status.INCOMPLETE, incompleteBefore)
                .forEach(store::delete);
    }
}
