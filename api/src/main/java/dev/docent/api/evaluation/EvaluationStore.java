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
 * Keeps what belongs to evaluations: their questions and results. What is removed takes all of its own with it, also while
 * it runs: adding and removing take turns, so that no result is left behind. Safe for concurrent use.
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

    /** {@return what the evaluation asks, or empty when it is gone} */
    Optional<QuestionSet.Items> questions(Evaluation evaluation) {
        return questions.findByOwnerAndId(evaluation.owner(), evaluation.id()).map(QuestionSet::questions);
    }

    /** {@return the results that are there, in the order of the questions} */
    List<Result> results(Evaluation evaluation) {
        return results.findByOwnerAndEvaluationOrderByIdAsc(evaluation.owner(), evaluation.id());
    }

    Page<Result> results(Evaluation evaluation, Pageable page) {
        return results.findByOwnerAndEvaluation(evaluation.owner(), evaluation.id(), page);
    }

    /** {@return how many questions of the evaluation were asked} */
    int asked(Evaluation evaluation) {
        return results.countByOwnerAndEvaluation(evaluation.owner(), evaluation.id());
    }

    /**
     * {@return whether the result is durable; false when its evaluation does not run any more, or another process runs it
     * by now}
     */
    synchronized boolean add(Evaluation running, Result result) {
        if (!runs(running)) {
            return false;
        }
        try {
            results.save(result);
        } catch (DuplicateKeyException askedByAnother) {
            return false;
        }
        if (isGone(running)) {
            // Removed by another process, perhaps too early to find this.
            results.deleteByOwnerAndEvaluation(running.owner(), running.id());
            return false;
        }
        return true;
    }

    private boolean isGone(Evaluation evaluation) {
        return evaluations
                .findById(evaluation.id())
                .filter(now -> now.status() != Evaluation.Status.INCOMPLETE)
                .isEmpty();
    }

    private boolean runs(Evaluation evaluation) {
        return evaluations.existsByOwnerAndIdAndStatus(evaluation.owner(), evaluation.id(), Evaluation.Status.RUNNING);
    }

    /** Removes an evaluation with all that belongs to it, its own record last; doing it twice does no harm. */
    synchronized void erase(Evaluation evaluation) {
        results.deleteByOwnerAndEvaluation(evaluation.owner(), evaluation.id());
        questions.deleteByOwnerAndId(evaluation.owner(), evaluation.id());
        evaluations.deleteByOwnerAndId(evaluation.owner(), evaluation.id());
    }

    /**
     * What a knowledge base leaves with its documents. The evaluations go first: another process that runs one adds no
     * result after that, and what it added before goes last. A crash in between is followed by the same once more.
     */
    @EventListener
    synchronized void on(KnowledgeBaseDeleting leaving) {
        evaluations.deleteByOwnerAndKnowledgeBase(leaving.owner(), leaving.knowledgeBase());
        questions.deleteByOwnerAndKnowledgeBase(leaving.owner(), leaving.knowledgeBase());
        results.deleteByOwnerAndKnowledgeBase(leaving.owner(), leaving.knowledgeBase());
    }
}
