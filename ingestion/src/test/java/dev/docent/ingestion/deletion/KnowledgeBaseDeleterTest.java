package dev.docent.ingestion.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.document.IngestionException.DefaultKnowledgeBaseException;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBaseDeleting;
import dev.docent.ingestion.pipeline.PipelineFixture;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KnowledgeBaseDeleterTest extends PipelineFixture {

    private KnowledgeBase base;

    @BeforeEach
    void open() {
        base = pipeline.records.knowledgeBases.create("ann", "Papers", null);
    }

    @Test
    void removesAllOfItAndNothingElse() {
        var ready = pipeline.upload("ann", base.id(), "one");
        pipeline.ingestAll();
        pipeline.upload("ann", base.id(), "two");
        var kept = pipeline.upload("ann", "one");

        pipeline.knowledgeBaseDeleter.deleteWithReceipt(new KnowledgeBaseRef("ann", base.id()));
        pipeline.ingestAll();

        assertThat(pipeline.records.register.in(new KnowledgeBaseRef("ann", base.id())))
                .isEmpty();
        assertThat(pipeline.passages.embedded(ready.id())).isEmpty();
        assertThat(pipeline.passages.embedded(kept.id())).hasSize(1);
        assertThat(pipeline.records.originals.list()).hasSize(1);
        assertThat(pipeline.records.knowledgeBases.deleting()).isEmpty();
    }

    @Test
    void isToldOfBeforeItIsGone() {
        pipeline.knowledgeBaseDeleter.deleteWithReceipt(new KnowledgeBaseRef("ann", base.id()));

        assertThat(pipeline.events).containsExactly(new KnowledgeBaseDeleting(new KnowledgeBaseRef("ann", base.id())));
    }

    @Test
    void removesADocumentThatIsInWorkToo() {
        var document = pipeline.upload("ann", base.id(), "one\ntwo\nthree");
        pipeline.index.beforeReplace(
                () -> pipeline.knowledgeBaseDeleter.deleteWithReceipt(new KnowledgeBaseRef("ann", base.id())));

        pipeline.ingestAll();

        assertThat(pipeline.records.register.in(new KnowledgeBaseRef("ann", base.id())))
                .isEmpty();
        assertThat(pipeline.passages.embedded(document.id())).isEmpty();
        assertThat(pipeline.records.objects.list("")).isEmpty();
        assertThat(pipeline.records.knowledgeBases.deleting()).isEmpty();
    }

    @Test
    void waitsForAWorkerThatIsAboutToIndex() throws Exception {
        var document = pipeline.upload("ann", base.id(), "one");
        var indexing = new CountDownLatch(1);
        var removing = new CountDownLatch(1);
        var indexed = new CountDownLatch(1);
        var checked = new CountDownLatch(1);
        pipeline.index.beforeRemove(removing::countDown);
        pipeline.index.beforeReplace(() -> {
            indexing.countDown();
            await(removing, 10_000);
        });
        pipeline.index.afterReplace(() -> {
            indexed.countDown();
            await(checked, 300);
        });

        try (var threads = Executors.newSingleThreadExecutor()) {
            var worker = threads.submit(pipeline::ingestAll);
            await(indexing, 10_000);
            pipeline.knowledgeBaseDeleter.deleteWithReceipt(new KnowledgeBaseRef("ann", base.id()));
            await(indexed, 10_000);

            // At this moment already, and not only when the worker has put the document down.
            assertThat(pipeline.passages.embedded(document.id())).isEmpty();
            checked.countDown();
            worker.get(10, TimeUnit.SECONDS);
        }
        assertThat(pipeline.records.knowledgeBases.deleting()).isEmpty();
    }

    @Test
    void refusesTheDefault() {
        var byDefault = pipeline.records.knowledgeBases.defaultOf("ann").id();

        assertThatThrownBy(
                        () -> pipeline.knowledgeBaseDeleter.deleteWithReceipt(new KnowledgeBaseRef("ann", byDefault)))
                .isInstanceOf(DefaultKnowledgeBaseException.class);
        assertThat(pipeline.records.knowledgeBases.find(new KnowledgeBaseRef("ann", byDefault)))
                .isPresent();
    }

    @Test
    void refusesOneOfAnotherAndOneThatIsGone() {
        assertThatThrownBy(
                        () -> pipeline.knowledgeBaseDeleter.deleteWithReceipt(new KnowledgeBaseRef("bob", base.id())))
                .isInstanceOf(KnowledgeBaseNotFoundException.class);
        pipeline.knowledgeBaseDeleter.deleteWithReceipt(new KnowledgeBaseRef("ann", base.id()));
        assertThatThrownBy(
                        () -> pipeline.knowledgeBaseDeleter.deleteWithReceipt(new KnowledgeBaseRef("ann", base.id())))
                .isInstanceOf(KnowledgeBaseNotFoundException.class);
    }

    private static void await(CountDownLatch latch, long milliseconds) {
        try {
            latch.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
