package dev.docent.ingestion.pipeline.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStage;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.pipeline.PipelineFixture;
import dev.docent.retrieval.passage.DocumentRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DocumentProgressTest extends PipelineFixture {

    private static final Duration LONG = Duration.ofSeconds(15);

    @Test
    void waitsUntilADocumentIsReady() throws Exception {
        var document = pipeline.upload("ann", "one");
        try (var threads = Executors.newSingleThreadExecutor()) {
            var waiting = threads.submit(() -> pipeline.progress.await(document.ref(), LONG));

            pipeline.ingestAll();

            assertThat(waiting.get(10, TimeUnit.SECONDS).status()).isEqualTo(DocumentStatus.READY);
        }
    }

    @Test
    void answersAtOnceWhatIsFinished() {
        var document = pipeline.upload("ann", "---");
        pipeline.ingestAll();

        assertThat(pipeline.progress.await(document.ref(), LONG).status()).isEqualTo(DocumentStatus.FAILED);
    }

    @Test
    void answersTheStateOfTheMomentWhenTheTimeIsOver() {
        var document = pipeline.upload("ann", "one");

        assertThat(pipeline.progress.await(document.ref(), Duration.ofMillis(1)))
                .isEqualTo(document);
    }

    @Test
    void answersTheStateOfTheMomentWhenTheServiceStops() throws Exception {
        var document = pipeline.upload("ann", "one");
        try (var threads = Executors.newSingleThreadExecutor()) {
            var waiting = threads.submit(() -> pipeline.progress.await(document.ref(), LONG));

            pipeline.progress.release();

            assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(document);
        }
    }

    @Test
    void knowsNoDocumentsOfOthers() {
        var document = pipeline.upload("ann", "one");

        assertThatThrownBy(() -> pipeline.progress.await(new DocumentRef("bob", document.id()), LONG))
                .isInstanceOf(DocumentNotFoundException.class);
        assertThatThrownBy(() -> pipeline.progress.subscribe(new DocumentRef("bob", document.id()), state -> {}))
                .isInstanceOf(DocumentNotFoundException.class);
    }

    @Test
    void stopsWaitingForADocumentThatIsRemoved() throws Exception {
        var document = pipeline.upload("ann", "one");
        var heard = new LinkedBlockingQueue<Document>();
        pipeline.progress.subscribe(document.ref(), heard::add);
        next(heard);

        pipeline.deleter.delete(document.ref());

        assertThat(next(heard).status()).isEqualTo(DocumentStatus.DELETING);
        assertThatThrownBy(() -> pipeline.progress.await(document.ref(), LONG))
                .isInstanceOf(DocumentNotFoundException.class);
    }

    @Test
    void tellsEveryStateFromTheFirstToTheLast() throws Exception {
        var document = pipeline.upload("ann", "line\n".repeat(100));
        var heard = new LinkedBlockingQueue<Document>();
        pipeline.progress.subscribe(document.ref(), heard::add);

        pipeline.ingestAll();

        var stages = new ArrayList<DocumentStage>();
        do {
            stages.add(next(heard).stage());
        } while (stages.getLast() != DocumentStage.DONE);
        assertThat(stages)
                .containsExactly(
                        DocumentStage.STORED,
                        DocumentStage.PARSING,
                        DocumentStage.EMBEDDING,
                        DocumentStage.EMBEDDING,
                        DocumentStage.INDEXING,
                        DocumentStage.DONE);
    }

    @Test
    void isSilentAfterTheLastStateAndAfterAClose() throws Exception {
        var document = pipeline.upload("ann", "one");
        var closed = new LinkedBlockingQueue<Document>();
        var open = new LinkedBlockingQueue<Document>();
        pipeline.progress.subscribe(document.ref(), closed::add).close();
        pipeline.progress.subscribe(document.ref(), open::add);
        pipeline.ingestAll();
        var states = new ArrayList<Document>();
        do {
            states.add(next(open));
        } while (states.getLast().status() != DocumentStatus.READY);

        pipeline.records.register.save(pipeline.now(document).requeued());
        pipeline.ingestAll();

        assertThat(pipeline.progress.await(document.ref(), LONG).status()).isEqualTo(DocumentStatus.READY);
        assertThat(open).isEmpty();
        assertThat(closed).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void isNotHeldUpByAListenerThatBlocksOrThrows() {
        var document = pipeline.upload("ann", "one");
        var never = new CountDownLatch(1);
        pipeline.progress.subscribe(document.ref(), state -> awaitQuietly(never));
        pipeline.progress.subscribe(document.ref(), state -> {
            throw new IllegalStateException("the client went away");
        });

        pipeline.ingestAll();

        assertThat(pipeline.now(document).status()).isEqualTo(DocumentStatus.READY);
        never.countDown();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(15, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Document next(BlockingQueue<Document> heard) throws InterruptedException {
        return Objects.requireNonNull(heard.poll(10, TimeUnit.SECONDS), "Nothing was heard");
    }
}
