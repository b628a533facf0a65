package dev.docent.api.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.docent.api.RecordStoreTest;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBaseDeleting;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Evaluations that are run, interrupted, taken up again and removed. */
@Timeout(180)
class EvaluationRunTest extends RecordStoreTest {

    private final List<String> asked = new ArrayList<>();
    private final EvaluationRun.QuestionTrial trial = (evaluation, question) -> {
        asked.add(question.text());
        return GOOD;
    };

    private static final Result.Outcome GOOD = new Result.Outcome(null, "yes", true, true, List.of(), 5, "test");

    @Test
    void asksEachQuestionAndIsDone() throws InterruptedException {
        try (var installation = new EvaluationRecords(folder, store())) {
            var made = installation.evaluation("ada", 3);

            installation.run(trial).run(installation.queue().claim().orElseThrow(), () -> true);

            var done = installation.now(made);
            assertThat(done.status()).isEqualTo(Evaluation.Status.DONE);
            assertThat(asked).containsExactly("Question 0", "Question 1", "Question 2");
            assertThat(done.summary())
                    .extracting(summary -> summary.figures().answerContains())
                    .isEqualTo(1.0);
            assertThat(done.settings()).isEqualTo(new Evaluation.Settings("none", null, "test", "development"));
            assertThat(installation.queue().claim()).isEmpty();
        }
    }

    @Test
    void goesOnAfterTheLastQuestionThatWasAsked() throws InterruptedException {
        String id;
        try (var before = new EvaluationRecords(folder, store())) {
            id = before.evaluation("ada", 5).id();
            before.run(trial).run(before.queue().claim().orElseThrow(), () -> asked.size() < 2);
        }
        try (var after = new EvaluationRecords(folder, store())) {
            after.evaluation("aaa", 1);
            var taken = after.queue().claim().orElseThrow();
            assertThat(taken.id()).isEqualTo(id);
            assertThat(taken.status()).isEqualTo(Evaluation.Status.RUNNING);

            after.run(trial).run(taken, () -> true);

            assertThat(asked).hasSize(5).doesNotHaveDuplicates();
            assertThat(after.now(taken).status()).isEqualTo(Evaluation.Status.DONE);
            assertThat(after.store().results(taken)).hasSize(5);
        }
    }

    @Test
    void leavesNothingOfWhatIsRemovedWhileItRuns() throws InterruptedException {
        try (var installation = new EvaluationRecords(folder, store())) {
            var made = installation.evaluation("ada", 3);
            EvaluationRun.QuestionTrial removing = (evaluation, question) -> {
                installation.evaluations().delete(installation.base("ada"), made.id());
                return trial.ask(evaluation, question);
            };

            installation.run(removing).run(installation.queue().claim().orElseThrow(), () -> true);

            assertThat(asked).hasSize(1);
            assertThat(installation.records()).isZero();
        }
    }

    @Test
    void leavesNothingOfAKnowledgeBaseThatLeavesWhileItRuns() throws InterruptedException {
        try (var installation = new EvaluationRecords(folder, store())) {
            installation.evaluation("ada", 3);
            installation.evaluation("ada", 2);
            EvaluationRun.QuestionTrial leaving = (evaluation, question) -> {
                installation.leaves(installation.base("ada"));
                return trial.ask(evaluation, question);
            };

            installation.run(leaving).run(installation.queue().claim().orElseThrow(), () -> true);

            assertThat(installation.records()).isZero();
            assertThat(installation.queue().claim()).isEmpty();
        }
    }

    @Test
    void leavesNothingOfAKnowledgeBaseThatLeavesElsewhereWhileItRuns() throws InterruptedException {
        try (var installation = new EvaluationRecords(folder, store())) {
            installation.evaluation("ada", 1);
            var running = installation.queue().claim().orElseThrow();
            var question = new GoldenQuestion("Question 0", null, null, List.of("yes"), false);
            var another = installation.another(
                    call -> installation.store().add(running, Result.of(running, 0, question, GOOD)));

            another.on(new KnowledgeBaseDeleting(new KnowledgeBaseRef("ada", running.knowledgeBase())));

            assertThat(installation.records()).isZero();
        }
    }

    @Test
    void asksAgainWhatFailedAndGivesUpWithASentence() throws InterruptedException {
        try (var installation = new EvaluationRecords(folder, store())) {
            var made = installation.evaluation("ada", 2);
            var failures = new AtomicInteger();
            EvaluationRun.QuestionTrial failing = (evaluation, question) -> {
                // Who waits before the next try is woken.
                installation.queue().changes().call();
                if (question.text().equals("Question 0") && failures.incrementAndGet() == 3) {
                    return trial.ask(evaluation, question);
                }
                throw ProblemException.unavailable("The model is away", null);
            };

            installation.run(failing).run(installation.queue().claim().orElseThrow(), () -> true);

            var failed = installation.now(made);
            assertThat(failed.status()).isEqualTo(Evaluation.Status.FAILED);
            assertThat(failed.error()).isEqualTo("questions[1] could not be asked: The model is away");
            assertThat(installation.store().results(made)).hasSize(1);
        }
    }

    @Test
    void takesNoFailureForOneWhileTheServiceStops() throws InterruptedException {
        try (var installation = new EvaluationRecords(folder, store())) {
            var made = installation.evaluation("ada", 1);
            var stops = new AtomicInteger();
            EvaluationRun.QuestionTrial failing = (evaluation, question) -> {
                stops.incrementAndGet();
                throw new IllegalStateException("closed");
            };

            installation.run(failing).run(installation.queue().claim().orElseThrow(), () -> stops.get() == 0);

            assertThat(installation.now(made).status()).isEqualTo(Evaluation.Status.RUNNING);
        }
    }

    @Test
    void givesTheOwnersTurns() throws InterruptedException {
        try (var installation = new EvaluationRecords(folder, store())) {
            var first = installation.evaluation("ada", 1);
            var second = installation.evaluation("ada", 1);
            var others = installation.evaluation("bob", 1);
            var order = new ArrayList<String>();
            EvaluationRun.QuestionTrial noting = (evaluation, question) -> {
                order.add(evaluation.id());
                return trial.ask(evaluation, question);
            };

            for (int turn = 0; turn < 3; turn++) {
                installation.run(noting).run(installation.queue().claim().orElseThrow(), () -> true);
            }

            assertThat(order).containsExactly(first.id(), others.id(), second.id());
        }
    }

    @Test
    void stopsAfterAQuestionAndStartsAgain() throws InterruptedException {
        try (var installation = new EvaluationRecords(folder, store())) {
            var made = installation.evaluation("ada", 50);
            var first = new CountDownLatch(1);
            var all = new CountDownLatch(50);
            var goOn = new CountDownLatch(1);
            var runner = installation.runner((evaluation, question) -> {
                first.countDown();
                all.countDown();
                awaits(goOn);
                return GOOD;
            });
            runner.start();
            first.await();
            var stopping = Thread.startVirtualThread(runner::stop);
            while (runner.isRunning()) {
                Thread.onSpinWait();
            }
            goOn.countDown();
            stopping.join();

            assertThat(installation.now(made).status()).isEqualTo(Evaluation.Status.RUNNING);
            assertThat(installation.store().asked(made)).isEqualTo(1);

            runner.start();
            all.await();
            while (installation.now(made).status() == Evaluation.Status.RUNNING) {
                Thread.onSpinWait();
            }
            runner.stop();
            assertThat(installation.now(made).status()).isEqualTo(Evaluation.Status.DONE);
            assertThat(installation.store().asked(made)).isEqualTo(50);
        }
    }

    @Test
    void deletesIncompleteEvaluationsAtItsStart() throws InterruptedException {
        try (var installation = new EvaluationRecords(folder, store())) {
            var made = installation.evaluation("ada", 2);
            installation.repository().save(made.deleting());
            var runner = installation.runner(trial);

            runner.start();
            await().untilAsserted(() -> assertThat(installation.records()).isZero());
            runner.stop();
        }
    }

    @Test
    void keepsSoManyOfAKnowledgeBase() throws InterruptedException {
        try (var installation = new EvaluationRecords(folder, store())) {
            for (int each = 0; each < Evaluations.MAX_PER_KNOWLEDGE_BASE; each++) {
                installation.evaluation("ada", 1);
            }

            assertThatThrownBy(() -> installation.evaluation("ada", 1))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("100");
            installation.evaluation("bob", 1);
        }
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
