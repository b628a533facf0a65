package dev.docent.api.evaluation;

import dev.docent.storage.records.Leases;
import dev.docent.storage.records.RecordStoreInUse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs evaluations from the start of the service to its stop, one at a time, also when several processes are at the same
 * records. On a thread of the platform: requests are served by virtual ones, and would wait for those that carry them. A
 * stop waits for the question that is being asked, briefly; the next start, or another process, goes on after the last one
 * that was.
 */
@Component
class EvaluationRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EvaluationRunner.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    private static final Duration UNTIL_LEFT = Duration.ofSeconds(5);

    /** Longer than a question mostly takes; where one takes longer, another process may ask it too, and one answer is kept. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** What another process may be about to make is younger. */
    private static final Duration MAKING = Duration.ofMinutes(10);

    private final EvaluationRepository evaluations;
    private final EvaluationStore store;
    private final EvaluationQueue queue;
    private final EvaluationRun run;
    private final Leases leases;
    private final Instant leftBefore;
    private volatile @Nullable Thread running;

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
        this.leftBefore = records.shared() ? clock.instant().minus(MAKING) : clock.instant();
    }

    @Override
    public synchronized void start() {
        // Known as the one that runs before it does: it ends as soon as it is not.
        var thread = Thread.ofPlatform()
                .daemon()
                .name("docent-evaluations")
                .priority(Thread.MIN_PRIORITY)
                .unstarted(this::work);
        running = thread;
        thread.start();
    }

    @Override
    public synchronized void stop() {
        var thread = running;
        running = null;
        queue.wake();
        try {
            if (thread != null && !thread.join(UNTIL_LEFT)) {
                log.info("A question of an evaluation is still being asked; it is asked again after the next start");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    private void work() {
        attempt(this::eraseLeftovers);
        while (goesOn()) {
            attempt(this::next);
        }
    }

    private boolean goesOn() {
        return Thread.currentThread() == running;
    }

    private boolean isTurn() {
        return goesOn() && leases.hold("evaluations", LEASE);
    }

    private void next() {
        var claimed = isTurn() ? queue.claim() : Optional.<Evaluation>empty();
        claimed.ifPresentOrElse(evaluation -> run.run(evaluation, this::isTurn), () -> queue.await(LOOK_AGAIN));
    }

    /** What a process that ended was about to make or to remove. */
    private void eraseLeftovers() {
        evaluations
                .findByStatusAndCreatedAtBefore(Evaluation.Status.INCOMPLETE, leftBefore)
                .forEach(store::erase);
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failure) {
            if (goesOn()) {
                log.error("Evaluations cannot go on; that is tried again", failure);
                queue.await(LOOK_AGAIN);
            }
        }
    }
}
