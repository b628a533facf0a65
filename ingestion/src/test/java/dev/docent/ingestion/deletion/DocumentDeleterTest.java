package dev.docent.ingestion.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.pipeline.PipelineFixture;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class DocumentDeleterTest extends PipelineFixture {

    @Test
    void deletesADocumentAtARequest() {
        var document = pipeline.upload("ann", "one");
        pipeline.ingestAll();

        pipeline.deleter.deleteWithReceipt("ann", document.id());

        assertThat(pipeline.records.register.find(document.ref())).isEmpty();
        assertThat(pipeline.passages.embedded(document.id())).isEmpty();
        assertThat(pipeline.records.objects.list("")).isEmpty();
    }

    @Test
    void refusesAnUnknownOneOneOfAnotherAndOneThatIsGone() {
        var document = pipeline.upload("ann", "one");

        assertThatThrownBy(() -> pipeline.deleter.deleteWithReceipt("ann", "unknown"))
                .isInstanceOf(DocumentNotFoundException.class);
        assertThatThrownBy(() -> pipeline.deleter.deleteWithReceipt("bob", document.id()))
                .isInstanceOf(DocumentNotFoundException.class);
        pipeline.deleter.deleteWithReceipt("ann", document.id());
        assertThatThrownBy(() -> pipeline.deleter.deleteWithReceipt("ann", document.id()))
                .isInstanceOf(DocumentNotFoundException.class);
    }

    @Test
    void removesAllOfADocument() {
        var document = pipeline.upload("ann", "one\ntwo");
        pipeline.ingestAll();

        pipeline.deleter.delete(document.ref());

        assertGone(document);
    }

    @Test
    void givesOneReceiptHoweverOftenItIsAsked() {
        var document = pipeline.upload("ann", "one\ntwo");
        pipeline.ingestAll();
        var ready = pipeline.now(document);

        var receipt = pipeline.deleter.deleteWithReceipt(ready);

        assertThat(receipt.passages()).isEqualTo(2);
        assertThat(receipt.vectors()).isEqualTo(2);
        assertThat(receipt.texts()).isEqualTo(1);
        assertThat(receipt.bytes()).isEqualTo(7);
        assertThat(receipt.completedAt()).isNotNull();
        assertThat(pipeline.deleter.deleteWithReceipt(ready)).isEqualTo(receipt);
    }

    @Test
    void completesTheReceiptWhenTheWorkerHasPutTheDocumentDown() {
        var document = pipeline.upload("ann", "one");
        var taken = Objects.requireNonNull(pipeline.take());

        var receipt = pipeline.deleter.deleteWithReceipt(taken);

        assertThat(receipt.completedAt()).isNull();
        pipeline.ingest(taken);
        assertThat(pipeline.records.deletions.current(receipt).completedAt()).isNotNull();
        assertGone(document);
    }

    @Test
    void leavesOthersAlone() {
        var document = pipeline.upload("ann", "one\ntwo");
        pipeline.ingestAll();

        pipeline.deleter.delete(new DocumentRef("bob", document.id()));
        pipeline.deleter.delete(new DocumentRef("ann", "another"));

        assertThat(pipeline.passages.embedded(document.id())).hasSize(2);
        assertThat(pipeline.records.content.text(document)).isPresent();
    }

    @Test
    void keepsADocumentFromComingBackThatIsRemovedWhileItIsParsed() {
        assertGoneWhenForgottenBy(document -> pipeline.reader.before(text -> forget(document)));
    }

    @Test
    void keepsADocumentFromComingBackThatIsRemovedWhileItIsEmbedded() {
        assertGoneWhenForgottenBy(document -> pipeline.model.before(text -> forget(document)));
    }

    @Test
    void keepsADocumentFromComingBackThatIsRemovedWhenItIsIndexed() {
        assertGoneWhenForgottenBy(document -> pipeline.index.afterReplace(() -> forget(document)));
    }

    @Test
    void keepsADocumentFromComingBackThatIsRemovedBeforeItIsClaimed() {
        var document = pipeline.upload("ann", "one");
        // Between the queue's look at the document and its claim.
        var begun = pipeline.work.begin(document.id());
        pipeline.deleter.delete(document.ref());
        pipeline.work.end(document.id(), begun);

        pipeline.deleter.settle(document);

        assertGone(document);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void leavesTheRecordToTheWorkerThatHasTheDocument(CapturedOutput log) {
        var document = pipeline.upload("ann", "one");
        var taken = Objects.requireNonNull(pipeline.take());

        pipeline.deleter.delete(document.ref());
        assertThat(pipeline.records.register.find(document.ref())).isPresent();

        pipeline.ingest(taken);
        assertGone(document);
        assertThat(log).as("that its original is gone is no failure").doesNotContain("failed document");
    }

    @Test
    void waitsForAWorkerThatIsAboutToIndex() throws Exception {
        var document = pipeline.upload("ann", "one");
        var indexing = new CountDownLatch(1);
        var removing = new CountDownLatch(1);
        var indexed = new CountDownLatch(1);
        var checked = new CountDownLatch(1);
        pipeline.index.beforeRemove(removing::countDown);
        pipeline.index.beforeReplace(() -> {
            indexing.countDown();
            // It does not come while the worker is here; were it not to wait, it would come first, and for nothing.
            awaitShortly(removing);
        });
        pipeline.index.afterReplace(() -> {
            indexed.countDown();
            awaitShortly(checked);
        });

        try (var threads = Executors.newSingleThreadExecutor()) {
            var worker = threads.submit(pipeline::ingestAll);
            await(indexing);
            pipeline.deleter.delete(document.ref());
            await(indexed);

            // At this moment already, and not only when the worker has put the document down.
            assertThat(pipeline.passages.embedded(document.id())).isEmpty();
            checked.countDown();
            worker.get(10, TimeUnit.SECONDS);
        }
        assertGone(document);
    }

    @Test
    void stopsTheWorkAtADocumentThatIsRemoved() {
        var document = pipeline.upload("ann", "line\n".repeat(1000));
        var embedded = new AtomicInteger();
        pipeline.model.before(text -> {
            if (embedded.incrementAndGet() == 1) {
                forget(document);
            }
        });

        pipeline.ingestAll();

        assertThat(embedded).hasValueLessThan(100);
        assertGone(document);
    }

    private void assertGoneWhenForgottenBy(Consumer<Document> plan) {
        var document = pipeline.upload("ann", "one\ntwo\nthree");
        plan.accept(document);

        pipeline.ingestAll();

        assertGone(document);
    }

    private void forget(Document document) {
        pipeline.deleter.delete(document.ref());
    }

    private void assertGone(Document document) {
        assertThat(pipeline.records.register.find(document.ref())).isEmpty();
        assertThat(pipeline.passages.embedded(document.id())).isEmpty();
        assertThat(pipeline.records.objects.list("")).isEmpty();
    }

    private static void awaitShortly(CountDownLatch latch) {
        try {
            latch.await(300, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
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
