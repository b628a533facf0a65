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

/** Creates, finds, compares and deletes the evaluations of a knowledge base. Safe for concurrent use. */
@Service
class Evaluations {

    static final int MAX_PER_KNOWLEDGE_BASE = 100;

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
     * {@return a new, queued evaluation}
     *
     * @param asked the questions; empty for those of the knowledge base's latest evaluation
     * @throws ProblemException (409) if there is no earlier evaluation to take the questions from, or there are too many
     */
    Evaluation create(KnowledgeBase base, @Nullable String name, SearchMode mode, List<GoldenQuestion> asked) {
        var items = asked.isEmpty() ? latest(base) : new QuestionSet.Items(asked);
        var begun = saveUnlessTooMany(Evaluation.of(base.owner(), base.id(), name, mode, items, clock.instant()));
        try {
            questions.save(QuestionSet.of(begun, items));
            var queued = evaluations.save(begun.queued());
            bases.get(base.ref());
            queue.changes().call();
            return queued;
        } catch (RuntimeException failure) {
            store.delete(begun);
            // Fails with 404 if the knowledge base was deleted, which then caused the failure.
            bases.get(base.ref());
            throw failure;
        }
    }

    Page<Evaluation> list(KnowledgeBase base, Pageable page) {
        return evaluations.findByOwnerAndKnowledgeBaseAndStatusNot(base.owner(), base.id(), INCOMPLETE, page);
    }

    /** {@return the evaluation} @throws ProblemException (404) if the knowledge base has none with this id */
    Evaluation get(KnowledgeBase base, String id) {
        return evaluations
                .findByOwnerAndKnowledgeBaseAndIdAndStatusNot(base.owner(), base.id(), id, INCOMPLETE)
                .orElseThrow(() -> ProblemException.notFound("There is no evaluation " + id));
    }

    EvaluationView view(Evaluation evaluation) {
        return EvaluationView.of(
                evaluation, evaluation.status() == DONE ? evaluation.questions() : store.asked(evaluation));
    }

    EvaluationView.Compared compared(Evaluation evaluation) {
        var previous =
                Optional.ofNullable(evaluation.summary()).flatMap(summary -> previous(evaluation, summary.figures()));
        return new EvaluationView.Compared(view(evaluation), previous.orElse(null));
    }

    /** Compares with the latest earlier evaluation of the same questions that is done. */
    private Optional<EvaluationView.Previous> previous(Evaluation evaluation, Figures figures) {
        return evaluations
                .findFirstByOwnerAndKnowledgeBaseAndFingerprintAndStatusAndIdLessThanOrderByIdDesc(
                        evaluation.owner(), evaluation.knowledgeBase(), evaluation.fingerprint(), DONE, evaluation.id())
                .flatMap(before -> Optional.ofNullable(before.summary())
                        .map(earlier -> EvaluationView.Previous.of(
                                before,
                                figures.minus(earlier.figures()),
                                ResultComparison.of(store.results(before), store.results(evaluation)))));
    }

    Page<Result> results(Evaluation evaluation, Pageable page) {
        return store.results(evaluation, page);
    }

    /** Deletes an evaluation, which stops if it is running. @throws ProblemException (404) if there is none with this id */
    void delete(KnowledgeBase base, String id) {
        while (true) {
            try {
                store.delete(evaluations.save(get(base, id).deleting()));
                return;
            } catch (OptimisticLockingFailureException changedByAnother) {
                // It started, ended or was deleted: the next query shows which.
            }
        }
    }

    private QuestionSet.Items latest(KnowledgeBase base) {
        return evaluations
                .findFirstByOwnerAndKnowledgeBaseAndStatusNotOrderByIdDesc(base.owner(), base.id(), INCOMPLETE)
                .flatMap(store::questions)
                .orElseThrow(() -> ProblemException.of(
                        HttpStatus.CONFLICT,
                        "The knowledge base has no earlier evaluation with questions to repeat: send questions"));
    }

    /** Synchronized, so that concurrent calls do not exceed the limit. */
    private synchronized Evaluation saveUnlessTooMany(Evaluation begun) {
        if (evaluations.countByOwnerAndKnowledgeBase(begun.owner(), begun.knowledgeBase()) >= MAX_PER_KNOWLEDGE_BASE) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "A knowledge base keeps at most " + MAX_PER_KNOWLEDGE_BASE + " evaluations: delete some");
        }
        return evaluations.save(begun);
    }
}
