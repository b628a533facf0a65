package dev.docent.api.evaluation;

import dev.docent.ingestion.document.knowledgebase.KnowledgeBaseDeleting;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;

/**
 * Stores the questions and results of evaluations. An evaluation is deleted with all its results, even while it runs: adding
 * and deleting exclude each other. Safe for concurrent use.
 */
@Component
class EvaluationStore {

    private final EvaluationRepository evaluations;
    private final QuestionSetRepository questions;
    private final ResultRepository results;

    EvaluationStore(EvaluationRepository evaluations, QuestionSetRepository questions, ResultRepository results) {
        this.evaluations = evaluations;
        this.questions = questions;
        this.results = results;
    }

    /** {@return the questions of the evaluation; empty if it was deleted} */
    Optional<QuestionSet.Items> questions(Evaluation evaluation) {
        return questions.findByOwnerAndId(evaluation.owner(), evaluation.id()).map(QuestionSet::questions);
    }

    /** {@return the results so far, in the order of the questions} */
    List<Result> results(Evaluation evaluation) {
        return results.findByOwnerAndEvaluationOrderByIdAsc(evaluation.owner(), evaluation.id());
    }

    Page<Result> results(Evaluation evaluation, Pageable page) {
        return results.findByOwnerAndEvaluation(evaluation.owner(), evaluation.id(), page);
    }

    /** {@return the number of questions with a result} */
    int asked(Evaluation evaluation) {
        return results.countByOwnerAndEvaluation(evaluation.owner(), evaluation.id());
    }

    /**
     * {@return whether the result was stored; false if its evaluation is no longer running, or if another process has asked
     * the same question}
     */
    synchronized boolean add(Evaluation running, Result result) {
        if (!isRunning(running)) {
            return false;
        }
        try {
            results.save(result);
        } catch (DuplicateKeyException askedByAnother) {
            return false;
        }
        if (isDeleted(running)) {
            // By another process, possibly before this result could be found.
            results.deleteByOwnerAndEvaluation(running.owner(), running.id());
            return false;
        }
        return true;
    }

    private boolean isDeleted(Evaluation evaluation) {
        return evaluations
                .findById(evaluation.id())
                .filter(now -> now.status() != Evaluation.Status.INCOMPLETE)
                .isEmpty();
    }

    private boolean isRunning(Evaluation evaluation) {
        return evaluations.existsByOwnerAndIdAndStatus(evaluation.owner(), evaluation.id(), Evaluation.Status.RUNNING);
    }

    /** Deletes an evaluation with its results and questions, its own record last. May be repeated. */
    synchronized void delete(Evaluation evaluation) {
        results.deleteByOwnerAndEvaluation(evaluation.owner(), evaluation.id());
        questions.deleteByOwnerAndId(evaluation.owner(), evaluation.id());
        evaluations.deleteByOwnerAndId(evaluation.owner(), evaluation.id());
    }

    /**
     * Deletes the evaluations of a knowledge base that is deleted. Evaluations first, so that another process that runs one
     * adds no more results; results last. After a crash in between, this is called again.
     */
    @EventListener
    synchronized void on(KnowledgeBaseDeleting leaving) {
        evaluations.deleteByOwnerAndKnowledgeBase(
                leaving.base().owner(), leaving.base().id());
        questions.deleteByOwnerAndKnowledgeBase(
                leaving.base().owner(), leaving.base().id());
        results.deleteByOwnerAndKnowledgeBase(
                leaving.base().owner(), leaving.base().id());
    }
}
