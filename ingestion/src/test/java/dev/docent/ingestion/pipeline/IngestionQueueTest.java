package dev.docent.ingestion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStage;
import dev.docent.ingestion.document.DocumentStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class IngestionQueueTest {

    @TempDir
    Path folder;

    private InMemoryPipeline pipeline;

    @BeforeEach
    void open() {
        pipeline = new InMemoryPipeline(folder);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

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

    /** A pause that has next to nothing left must not become one without an end. */
    @Test
    void waitsNoLongerThanAMomentWhenThatIsAllThatIsLeft() throws InterruptedException {
        pipeline.queue.pause(Duration.ofNanos(1));
        pipeline.queue.pause(Duration.ZERO);

        assertThat(pipeline.take()).isNull();
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
    void wakesWhoWaitsWhenADocumentComes() throws Exception {
        try (var threads = Executors.newSingleThreadExecutor()) {
            var waiting = threads.submit(() -> pipeline.queue.take(Duration.ofSeconds(15)));

            var document = pipeline.upload("ann", "one");

            assertThat(waiting.get(10, TimeUnit.SECONDS))
                    .map(taken -> taken.current().id())
                    .contains(document.id());
        }
    }

    @Test
    void doesNotMissADocumentThatComesBetweenTheLookAndTheWait() throws Exception {
        var coming = new AtomicInteger();
        pipeline.records.afterLookingForWork(() -> {
            // The second look for nobody's documents is the last one before the wait.
            if (coming.incrementAndGet() == 2) {
                pipeline.upload("ann", "one");
            }
        });

        assertThat(pipeline.queue.take(Duration.ofHours(1))).isPresent();
    }

    @Test
    void handsOutNothingAtAStop() {
        pipeline.upload("ann", "one");

        pipeline.work.stop();

        assertThat(pipeline.take()).isNull();
    }

    @Test
    void letsGoOfWhoWaitsAtAStop() throws Exception {
        try (var threads = Executors.newSingleThreadExecutor()) {
            var waiting = threads.submit(() -> pipeline.queue.take(Duration.ofSeconds(15)));

            pipeline.work.stop();
            pipeline.queue.wake();

            assertThat(waiting.get(10, TimeUnit.SECONDS)).isEmpty();
        }
    }
}
