package dev.docent.api.evaluation;

import dev.docent.api.health.ServiceVersion;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.retrieval.generation.ServingGeneration;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.runtime.WakeUp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * The queue of evaluations, kept in the record store. Owners take turns. An evaluation that is already running was left
 * behind by an ended process or a failure, and comes first.
 */
@Component
class EvaluationQueue {

    private final EvaluationRepository evaluations;
    private final KnowledgeBases bases;
    private final ServingGeneration serving;
    private final ServiceVersion version;
    private final Clock clock;
    private final WakeUp changes = new WakeUp();
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

    /** {@return the next evaluation, now running; empty if there is none} */
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
            } catch (OptimisticLockingFailureException deletedByAnother) {
                // The next query returns another one.
            }
        }
    }

    private Evaluation.Settings settings(Evaluation next) {
        var strictness = bases.find(new KnowledgeBaseRef(next.owner(), next.knowledgeBase()))
                .map(KnowledgeBase::strictness)
                .orElse(null);
        return new Evaluation.Settings(serving.space().model(), strictness, null, version.text());
    }

    /** Stores the summary, unless the evaluation was deleted. */
    void done(Evaluation running, Summary summary, String answering) {
        settle(running.done(summary, answering, clock.instant()));
    }

    /** Marks the evaluation as failed, unless it was deleted. */
    void failed(Evaluation running, String reason) {
        settle(running.failed(reason, clock.instant()));
    }

    /** {@return called whenever an evaluation is queued} */
    WakeUp changes() {
        return changes;
    }

    private void settle(Evaluation ended) {
        try {
            evaluations.save(ended);
        } catch (OptimisticLockingFailureException deletedByAnother) {
            // A deleted evaluation needs no state.
        }
    }

    private Optional<Evaluation> first(Evaluation.Status status, String afterOwner) {
        return evaluations.findFirstByStatusAndOwnerGreaterThanOrderByOwnerAscIdAsc(status, afterOwner);
    }
}
