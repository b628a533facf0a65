package dev.docent.api.evaluation;

import dev.docent.api.health.ServiceVersion;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.retrieval.generation.ServingGeneration;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Hands out evaluations, one after the other: the owners take turns. The queue itself is the records store; one that runs
 * already when it is asked for the next was left by a process that ended, or by a failure, and comes first.
 */
@Component
class EvaluationQueue {

    private final EvaluationRepository evaluations;
    private final KnowledgeBases bases;
    private final ServingGeneration serving;
    private final ServiceVersion version;
    private final Clock clock;
    private final Semaphore bell = new Semaphore(0);
    private String lastOwner = "";

    EvaluationQueue(
            EvaluationRepository evaluations,
            KnowledgeBases bases,
            ServingGeneration serving,
            ServiceVersion version,
            Clock clock) {
        this.evaluations = evaluations;
        this.bases = bases;
        this.serving = serving;
        this.version = version;
        this.clock = clock;
    }

    /** {@return the evaluation to run next, which is marked so, or empty when there is none} */
    Optional<Evaluation> claim() {
        while (true) {
            var next = first(Evaluation.Status.RUNNING, "")
                    .or(() -> first(Evaluation.Status.QUEUED, lastOwner))
                    .or(() -> first(Evaluation.Status.QUEUED, ""));
            if (next.isEmpty()) {
                return next;
            }
            lastOwner = next.get().owner();
            try {
                return Optional.of(evaluations.save(next.get().running(settings(next.get()), clock.instant())));
            } catch (OptimisticLockingFailureException removedMeanwhile) {
                // The next look finds another.
            }
        }
    }

    private Evaluation.Settings settings(Evaluation next) {
        var strictness = bases.find(next.owner(), next.knowledgeBase())
                .map(KnowledgeBase::strictness)
                .orElse(null);
        return new Evaluation.Settings(serving.space().model(), strictness, null, version.text());
    }

    /** Says that it is done; one that was removed meanwhile is ignored. */
    void done(Evaluation running, Summary summary, String answering) {
        settle(running.done(summary, answering, clock.instant()));
    }

    /** Gives it up; one that was removed meanwhile is ignored. */
    void failed(Evaluation running, String reason) {
        settle(running.failed(reason, clock.instant()));
    }

    /** Waits for a time, or until something changes. */
    void await(Duration atMost) {
        try {
            if (bell.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets who waits look again. */
    void wake() {
        bell.release();
    }

    private void settle(Evaluation ended) {
        try {
            evaluations.save(ended);
        } catch (OptimisticLockingFailureException removedMeanwhile) {
            // Nobody asks for it any more.
        }
    }

    private Optional<Evaluation> first(Evaluation.Status status, String afterOwner) {
        return evaluations.findFirstByStatusAndOwnerGreaterThanOrderByOwnerAscIdAsc(status, afterOwner);
    }
}
