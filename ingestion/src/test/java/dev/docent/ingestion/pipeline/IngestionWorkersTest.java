package dev.docent.ingestion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.document.DocumentStage;
import dev.docent.ingestion.document.DocumentStatus;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class IngestionWorkersTest extends PipelineFixture {

    private static final Duration LONG = Duration.ofSeconds(15);

    private IngestionWorkers workers;

    @BeforeEach
    void open() {
        workers = pipeline.workers(2);
    }

    @AfterEach
    void close() {
        workers.stop();
    }

    @Test
    void ingestsWhatWaitsAndWhatComes() {
        var waiting = pipeline.upload("ann", "one");

        workers.start();
        var coming = pipeline.upload("ann", "two");

        assertThat(pipeline.progress.await(waiting.ref(), LONG).status()).isEqualTo(DocumentStatus.READY);
        assertThat(pipeline.progress.await(coming.ref(), LONG).status()).isEqualTo(DocumentStatus.READY);
    }

    @Test
    void worksAtSeveralDocumentsAtATime() {
        var together = new CyclicBarrier(2);
        pipeline.reader.before(text -> meet(together));
        workers.start();

        var one = pipeline.upload("ann", "one");
        var two = pipeline.upload("ann", "two");

        assertThat(pipeline.progress.await(one.ref(), LONG).status()).isEqualTo(DocumentStatus.READY);
        assertThat(pipeline.progress.await(two.ref(), LONG).status()).isEqualTo(DocumentStatus.READY);
    }

    @Test
    void servesAnOwnerWithOneDocumentBeforeAnotherWithAThousand() {
        var many = IntStream.range(0, 1000)
                .mapToObj(each -> pipeline.upload("ann", "text " + each))
                .toList();
        var one = pipeline.upload("bob", "text");

        workers.start();

        assertThat(pipeline.progress.await(one.ref(), LONG).status()).isEqualTo(DocumentStatus.READY);
        assertThat(pipeline.now(many.getLast()).status()).isEqualTo(DocumentStatus.QUEUED);
    }

    @Test
    void takesUpWhatAnotherProcessLeft() throws Exception {
        var document = pipeline.upload("ann", "one");
        pipeline.records.register.save(document.at(DocumentStage.INDEXING, 0.9));
        Files.writeString(folder.resolve("work/left"), "by a crash");

        workers.start();

        assertThat(pipeline.progress.await(document.ref(), LONG).status()).isEqualTo(DocumentStatus.READY);
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    @Test
    void beginsWhileWhatWasBeingRemovedGoes() {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var leaving = pipeline.upload("ann", "one");
        pipeline.records.register.save(leaving.deleting());
        pipeline.index.beforeRemove(() -> {
            begun.countDown();
            await(goOn);
        });

        workers.start();
        await(begun);
        var document = pipeline.upload("ann", "two");

        assertThat(pipeline.progress.await(document.ref(), LONG).status()).isEqualTo(DocumentStatus.READY);
        assertThat(pipeline.records.register.find(leaving.ref())).isPresent();
        goOn.countDown();
        Awaitility.await()
                .until(() -> pipeline.records.register.find(leaving.ref()).isEmpty());
    }

    @Test
    void putsDocumentsBackIntoTheQueueAtAStop() {
        var embedding = new CountDownLatch(1);
        var stopping = new CountDownLatch(1);
        pipeline.model.before(text -> {
            embedding.countDown();
            await(stopping);
        });
        var document = pipeline.upload("ann", "line\n".repeat(100));
        workers.start();
        await(embedding);

        Thread.ofVirtual().start(() -> {
            while (!pipeline.work.stopping()) {
                Thread.onSpinWait();
            }
            stopping.countDown();
        });
        workers.stop();

        assertThat(workers.isRunning()).isFalse();
        assertThat(pipeline.now(document).status()).isEqualTo(DocumentStatus.QUEUED);
    }

    @Test
    void goesOnWhileADocumentWaitsToBeDurable() {
        var next = new CountDownLatch(1);
        pipeline.finishOn(Thread::startVirtualThread);
        pipeline.index.beforeFlush(() -> await(next));
        pipeline.model.before(text -> {
            if (text.endsWith("two")) {
                next.countDown();
            }
        });
        workers = pipeline.workers(1);
        var one = pipeline.upload("ann", "one");
        pipeline.upload("ann", "two");

        workers.start();

        assertThat(pipeline.progress.await(one.ref(), LONG).status()).isEqualTo(DocumentStatus.READY);
    }

    @Test
    void letsADocumentBecomeReadyThatIsOnlyWaitingAtAStop() {
        var flushing = new CountDownLatch(1);
        pipeline.finishOn(Thread::startVirtualThread);
        pipeline.index.beforeFlush(() -> {
            flushing.countDown();
            while (!pipeline.work.stopping()) {
                Thread.onSpinWait();
            }
        });
        var document = pipeline.upload("ann", "one");
        workers.start();
        await(flushing);

        workers.stop();

        assertThat(pipeline.now(document).status()).isEqualTo(DocumentStatus.READY);
    }

    @Test
    void startsAgainAfterAStop() {
        workers.start();
        workers.stop();
        var document = pipeline.upload("ann", "one");

        workers.start();

        assertThat(pipeline.progress.await(document.ref(), LONG).status()).isEqualTo(DocumentStatus.READY);
    }

    @Test
    void outlivesARecordsStoreThatIsOutOfOrder() {
        workers.start();
        var failed = new CountDownLatch(1);
        pipeline.records.listen(change -> {
            if (failed.getCount() > 0 && change.document().stage() == DocumentStage.PARSING) {
                failed.countDown();
                throw new IllegalStateException("database is locked");
            }
        });
        var document = pipeline.upload("ann", "one");
        await(failed);

        // It was claimed, but nobody has it: what idle workers look for.
        pipeline.recover();

        assertThat(pipeline.progress.await(document.ref(), LONG).status()).isEqualTo(DocumentStatus.READY);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException("The other did not come", failure);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
