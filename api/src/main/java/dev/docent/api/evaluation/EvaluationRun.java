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
 * Asks the questions of an evaluation that were not asked yet. After each it rests for as long as the question took, so
 * that those who wait for an answer have more than half of each core.
 */
@Component
class EvaluationRun {

    private static final Logger log = LoggerFactory.getLogger(EvaluationRun.class);
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    /** How long it waits before it asks again what failed; after the last it gives up. */
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
     * Asks until all are asked, one of them fails, or the evaluation is removed.
     *
     * @param goesOn asked before each step; once it is false, what is left is for the next run
     */
    void run(Evaluation evaluation, BooleanSupplier goesOn) {
        var questions =
                store.questions(evaluation).map(QuestionSet.Items::items).orElse(List.of());
        var asked = store.results(evaluation).stream().map(Result::position).collect(Collectors.toSet());
        for (int position = 0; position < questions.size(); position++) {
            if (!asked.contains(position) && !isAdded(evaluation, position, questions.get(position), goesOn)) {
                return;
            }
        }
        finish(evaluation, questions.size());
    }

    private void finish(Evaluation evaluation, int questions) {
        var results = store.results(evaluation);
        if (!results.isEmpty() && results.size() == questions) {
            queue.done(
                    evaluation, Summary.of(results), results.getLast().outcome().answering());
            log.info(
                    "evaluated knowledge_base={} evaluation={} questions={}",
                    evaluation.knowledgeBase(),
                    evaluation.id(),
                    questions);
        } else {
            queue.failed(evaluation, "Its questions are gone");
        }
    }

    private boolean isAdded(Evaluation evaluation, int position, GoldenQuestion question, BooleanSupplier goesOn) {
        var start = System.nanoTime();
        var outcome = ask(evaluation, position, question, goesOn);
        if (outcome.isEmpty() || !store.add(evaluation, Result.of(evaluation, position, question, outcome.get()))) {
            return false;
        }
        var took = Duration.ofNanos(System.nanoTime() - start);
        queue.await(took.compareTo(LONGEST_REST) < 0 ? took : LONGEST_REST);
        return true;
    }

    private Optional<Result.Outcome> ask(
            Evaluation evaluation, int position, GoldenQuestion question, BooleanSupplier goesOn) {
        for (int attempt = 0; goesOn.getAsBoolean(); attempt++) {
            try {
                return Optional.of(trial.ask(evaluation, question));
            } catch (RuntimeException failure) {
                if (!goesOn.getAsBoolean()) {
                    break;
                }
                if (attempt == RETRIES.size()) {
                    giveUp(evaluation, position, failure);
                    break;
                }
                queue.await(RETRIES.get(attempt));
            }
        }
        return Optional.empty();
    }

    private void giveUp(Evaluation evaluation, int position, RuntimeException failure) {
        log.error("Evaluation {} failed at question {}", evaluation.id(), position, failure);
        var reason =
                failure instanceof ProblemException problem ? problem.problem().detail() : "an internal error";
        queue.failed(evaluation, "questions[" + position + "] could not be asked: " + reason);
    }
}
