package dev.docent.api.evaluation;

import dev.docent.api.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks the questions of an evaluation that have no result yet. Pauses after each question for as long as the question took,
 * so that users' questions get more than half of each core.
 */
@Component
class EvaluationRun {

    private static final Logger log = LoggerFactory.getLogger(EvaluationRun.class);

    private static final Duration MAX_PAUSE = Duration.ofSeconds(1);

    /** The pauses before a failed question is asked again; after the last retry the evaluation fails. */
    private static final List<Duration> RETRIES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5));

    private final EvaluationStore store;
    private final EvaluationQueue queue;
    private final QuestionTrial trial;

    EvaluationRun(EvaluationStore store, EvaluationQueue queue, QuestionTrial trial) {
        this.store = store;
        this.queue = queue;
        this.trial = trial;
    }

    /**
     * Returns when all questions have a result, one of them failed, or the evaluation was deleted.
     *
     * @param mayContinue checked before each question; once it is false, the next run asks the remaining ones
     */
    void run(Evaluation evaluation, BooleanSupplier mayContinue) throws InterruptedException {
        var questions =
                store.questions(evaluation).map(QuestionSet.Items::items).orElse(List.of());
        var asked = store.results(evaluation).stream().map(Result::position).collect(Collectors.toSet());
        for (int position = 0; position < questions.size(); position++) {
            if (!asked.contains(position) && !ask(evaluation, position, questions.get(position), mayContinue)) {
                return;
            }
        }
        finish(evaluation, questions.size());
    }

    private void finish(Evaluation evaluation, int questions) {
        var results = store.results(evaluation);
        if (results.isEmpty() || results.size() != questions) {
            queue.failed(evaluation, "Its questions were deleted");
            return;
        }
        queue.done(evaluation, Summary.of(results), results.getLast().outcome().answering());
        log.info(
                "evaluated knowledge_base={} evaluation={} questions={}",
                evaluation.knowledgeBase(),
                evaluation.id(),
                questions);
    }

    /** {@return whether the result was stored and the run may continue} */
    private boolean ask(Evaluation evaluation, int position, GoldenQuestion question, BooleanSupplier mayContinue)
            throws InterruptedException {
        var changes = queue.changes().calls();
        var start = System.nanoTime();
        var outcome = outcome(evaluation, position, question, mayContinue);
        if (outcome.isEmpty() || !store.add(evaluation, Result.of(evaluation, position, question, outcome.get()))) {
            return false;
        }
        var took = Duration.ofNanos(System.nanoTime() - start);
        queue.changes().await(changes, took.compareTo(MAX_PAUSE) < 0 ? took : MAX_PAUSE);
        return true;
    }

    /** {@return the outcome; empty if the run was stopped or the question failed for the last time} */
    private Optional<Result.Outcome> outcome(
            Evaluation evaluation, int position, GoldenQuestion question, BooleanSupplier mayContinue)
            throws InterruptedException {
        var changes = queue.changes().calls();
        for (int attempt = 0; mayContinue.getAsBoolean(); attempt++) {
            try {
                return Optional.of(trial.ask(evaluation, question));
            } catch (RuntimeException failure) {
                if (!mayContinue.getAsBoolean()) {
                    break;
                }
                if (attempt == RETRIES.size()) {
                    fail(evaluation, position, failure);
                    break;
                }
                queue.changes().await(changes, RETRIES.get(attempt));
                changes = queue.changes().calls();
            }
        }
        return Optional.empty();
    }

    private void fail(Evaluation evaluation, int position, RuntimeException failure) {
        log.error("failed evaluation={} question={}", evaluation.id(), position, failure);
        var reason =
                failure instanceof ProblemException problem ? problem.problem().detail() : "an internal error";
        queue.failed(evaluation, "questions[" + position + "] could not be asked: " + reason);
    }

    /** Asks a golden question. */
    @FunctionalInterface
    interface QuestionTrial {

        /**
         * {@return the outcome}
         *
         * @throws RuntimeException if it cannot be asked now; the caller may try again
         */
        Result.Outcome ask(Evaluation evaluation, GoldenQuestion question);
    }
}
