package dev.docent.api.evaluation;

import static dev.docent.api.evaluation.Evaluation.Status.DONE;
import static dev.docent.api.evaluation.Evaluation.Status.INCOMPLETE;

import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.retrieval.index.SearchMode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Begins evaluations and finds them again. What is another's is not there. Safe for concurrent use. */
@Service
class Evaluations {

    static final int MOST = 100;

    private final EvaluationRepository evaluations;
    private final QuestionSetRepository questions;
    private final EvaluationStore store;
    private final EvaluationQueue queue;
    private final KnowledgeBases bases;
    private final Clock clock;

    Evaluations(
            EvaluationRepository evaluations,
            QuestionSetRepository questions,
            EvaluationStore store,
            EvaluationQueue queue,
            KnowledgeBases bases,
            Clock clock) {
        this.evaluations = evaluations;
        this.questions = questions;
        this.store = store;
        this.queue = queue;
        this.bases = bases;
        this.clock = clock;
    }

    /**
     * {@return a new evaluation, waiting for its turn}
     *
     * @param asked at least one; empty for those of the knowledge base's latest evaluation
     * @throws ProblemException (409) when there is none to take the questions from, or the knowledge base has too many
     */
    Evaluation create(KnowledgeBase base, @Nullable String name, SearchMode mode, List<GoldenQuestion> asked) {
        var items = asked.isEmpty() ? latest(base) : new QuestionSet.Items(asked);
        var begun = saveUnlessTooMany(Evaluation.of(base.owner(), base.id(), name, mode, items, clock.instant()));
        try {
            questions.save(QuestionSet.of(begun, items));
            var queued = evaluations.save(begun.queued());
            bases.get(base.owner(), base.id());
            queue.wake();
            return queued;
        } catch (RuntimeException notMade) {
            store.erase(begun);
            // A knowledge base that left meanwhile is told of as one that is not there.
            bases.get(base.owner(), base.id());
            throw notMade;
        }
    }

    Page<Evaluation> list(KnowledgeBase base, Pageable page) {
        return evaluations.findByOwnerAndKnowledgeBaseAndStatusNot(base.owner(), base.id(), INCOMPLETE, page);
    }

    /** {@return the evaluation} @throws ProblemException (404) when the knowledge base has none of this id */
    Evaluation get(KnowledgeBase base, String id) {
        return evaluations
                .findByOwnerAndKnowledgeBaseAndIdAndStatusNot(base.owner(), base.id(), id, INCOMPLETE)
                .orElseThrow(() -> ProblemException.notFound("There is no evaluation " + id));
    }

    /** {@return the last one before it that asked the same questions and is done} */
    Optional<Evaluation> previous(Evaluation evaluation) {
        return evaluations.findFirstByOwnerAndKnowledgeBaseAndFingerprintAndStatusAndIdLessThanOrderByIdDesc(
                evaluation.owner(), evaluation.knowledgeBase(), evaluation.fingerprint(), DONE, evaluation.id());
    }

    /** Removes it with its results; one that runs stops. @throws ProblemException (404) when there is none of this id */
    void delete(KnowledgeBase base, String id) {
        while (true) {
            try {
                var leaving = evaluations.save(get(base, id).leaving());
                store.erase(leaving);
                return;
            } catch (OptimisticLockingFailureException changedMeanwhile) {
                // It began or ended, or another removes it: the next look tells.
            }
        }
    }

    private QuestionSet.Items latest(KnowledgeBase base) {
        return evaluations
                .findFirstByOwnerAndKnowledgeBaseAndStatusNotOrderByIdDesc(base.owner(), base.id(), INCOMPLETE)
                .flatMap(store::questions)
                .orElseThrow(() -> ProblemException.of(
                        HttpStatus.CONFLICT,
                        "The knowledge base has no evaluation whose questions could be asked again: send questions"));
    }

    /** One at a time, so that two who ask at the same moment do not both get the last one. */
    private synchronized Evaluation saveUnlessTooMany(Evaluation begun) {
        if (evaluations.countByOwnerAndKnowledgeBase(begun.owner(), begun.knowledgeBase()) >= MOST) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT, "A knowledge base keeps " + MOST + " evaluations at most: delete some");
        }
        return evaluations.save(begun);
    }
}
