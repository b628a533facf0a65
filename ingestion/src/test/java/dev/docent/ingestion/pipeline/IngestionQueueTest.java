package dev.docent.ingestion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStage;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.runtime.WorkerLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IngestionQueueTest extends PipelineFixture {

    @Test
    void letsTheOwnersTakeTurns() {
        for (var number = 0; number < 100; number++) {
            pipeline.upload("ann", "text " + number);
        }
        pipeline.upload("bob", "text");
        pipeline.upload("cid", "text");

        var owners = Stream.generate(pipeline::take).limit(5).map(Document::owner);

        assertThat(owners).containsExactly("ann", "bob", "cid", "ann", "ann");
    }

    @Test
    void handsOutTheOldestFirst() {
        var first = pipeline.upload("ann", "one");
        var second = pipeline.upload("ann", "two");

        assertThat(Objects.requireNonNull(pipeline.take()).id()).isEqualTo(first.id());
        assertThat(Objects.requireNonNull(pipeline.take()).id()).isEqualTo(second.id());
        assertThat(pipeline.take()).isNull();
    }

    @Test
    void leavesDocumentsOfOwnersWhoseBudgetIsUsedUpUntilItIsThereAgain() {
        var waiting = pipeline.upload("ann", "one");
        var other = pipeline.upload("bob", "two");
        pipeline.usage.accounts.add("ann");

        assertThat(Objects.requireNonNull(pipeline.take()).id()).isEqualTo(other.id());
        assertThat(pipeline.take()).isNull();
        assertThat(pipeline.now(waiting).status()).isEqualTo(DocumentStatus.QUEUED);

        pipeline.usage.accounts.clear();
        assertThat(Objects.requireNonNull(pipeline.take()).id()).isEqualTo(waiting.id());
    }

    @Test
    void marksWhatItHandsOut() {
        var document = pipeline.upload("ann", "one");

        var taken = pipeline.take();

        assertThat(taken).isEqualTo(pipeline.now(document));
        assertThat(pipeline.now(document).status()).isEqualTo(DocumentStatus.PROCESSING);
        assertThat(pipeline.now(document).stage()).isEqualTo(DocumentStage.PARSING);
        assertThat(pipeline.work.contains(document.id())).isTrue();
    }

    @Test
    void handsOutEachDocumentOnce() throws Exception {
        for (var number = 0; number < 50; number++) {
            pipeline.upload(number % 2 == 0 ? "ann" : "bob", "text " + number);
        }
        var taken = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var takers = IntStream.range(0, 50)
                    .<Callable<Document>>mapToObj(each -> pipeline::take)
                    .toList();
            for (var taker : threads.invokeAll(takers)) {
                taken.add(taker.resultNow().id());
            }
        }

        assertThat(taken).doesNotHaveDuplicates().hasSize(50);
    }

    @Test
    void wakesAWaitingLoopWhenADocumentIsQueued() {
        var idle = new CountDownLatch(1);
        pipeline.records.afterLookingForWork(idle::countDown);

        var claimed = claimedByLoop(() -> {
            awaitIdle(idle);
            return pipeline.upload("ann", "one");
        });

        assertThat(claimed).isTrue();
    }

    @Test
    void doesNotMissADocumentThatIsQueuedBetweenTheLookAndTheWait() {
        var looks = new AtomicInteger();
        pipeline.records.afterLookingForWork(() -> {
            // The second query without a result is the last one before the wait.
            if (looks.incrementAndGet() == 2) {
                pipeline.upload("ann", "one");
            }
        });

        assertThat(claimedByLoop(() -> null)).isTrue();
    }

    /** {@return whether a loop that waits for an hour after a claim in vain claims a document} */
    private boolean claimedByLoop(Supplier<?> upload) {
        var claimed = new CompletableFuture<String>();
        var loop = new WorkerLoop("test", Thread.ofVirtual().factory(), pipeline.queue.wakeUp(), () -> {
            pipeline.queue
                    .claim()
                    .ifPresent(each -> claimed.complete(each.current().id()));
            return Duration.ofHours(1);
        });
        loop.start();
        try {
            upload.get();
            claimed.orTimeout(10, TimeUnit.SECONDS).join();
            return true;
        } finally {
            loop.stop(Duration.ofSeconds(5));
        }
    }

    private static void awaitIdle(CountDownLatch idle) {
        try {
            assertThat(idle.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void handsOutNothingAtAStop() {
        pipeline.upload("ann", "one");

        pipeline.work.stop();

        assertThat(pipeline.take()).isNull();
    }
}
