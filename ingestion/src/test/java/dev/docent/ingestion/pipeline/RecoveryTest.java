package dev.docent.ingestion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.deletion.Deletion;
import dev.docent.ingestion.deletion.Deletion.Contents;
import dev.docent.ingestion.document.DocumentStage;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.correction.PassageCorrection;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBaseDeleting;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.passage.Passage;
import java.util.EnumSet;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RecoveryTest extends PipelineFixture {

    @Test
    void queuesAgainWhatNobodyHasInHand() {
        var document = pipeline.upload("ann", "one\ntwo");
        pipeline.records.register.save(document.at(DocumentStage.EMBEDDING, 0.5));

        pipeline.recover();
        pipeline.ingestAll();

        assertThat(pipeline.now(document).status()).isEqualTo(DocumentStatus.READY);
        assertThat(pipeline.index.passages(document.ref(), 0, 9))
                .extracting(Passage::text)
                .containsExactly("one", "two");
    }

    @Test
    void appliesTheCorrectionOfAProcessThatDied() {
        var document = pipeline.upload("ann", "one\ntwo");
        pipeline.ingestAll();
        var two = pipeline.index.passages(document.ref(), 1, 1).getFirst();
        pipeline.records.register.save(pipeline.now(document).correcting("a process that died"));
        pipeline.records.corrections.put(PassageCorrection.of(two).with(false, null));

        pipeline.recover();
        pipeline.ingestAll();

        assertThat(pipeline.now(document).status()).isEqualTo(DocumentStatus.READY);
        assertThat(pipeline.index.passages(document.ref(), 0, 9))
                .extracting(Passage::text)
                .containsExactly("one");
    }

    @Test
    void leavesAWorkerTheDocumentThatItIsAboutToTake() throws InterruptedException {
        var document = pipeline.upload("ann", "one");
        var recovering = new Thread(pipeline::recover);
        pipeline.records.afterLookingForWork(() -> {
            recovering.start();
            Awaitility.await()
                    .until(() -> EnumSet.of(Thread.State.WAITING, Thread.State.TERMINATED)
                            .contains(recovering.getState()));
        });

        var taken = Objects.requireNonNull(pipeline.take());
        recovering.join();

        assertThat(pipeline.now(document)).isEqualTo(taken);
    }

    @Test
    void leavesAWorkerItsDocument() {
        pipeline.upload("ann", "one");
        var taken = Objects.requireNonNull(pipeline.take());

        pipeline.recover();

        assertThat(pipeline.now(taken)).isEqualTo(taken);
    }

    @Test
    void leavesWhatIsFinished() {
        var document = pipeline.upload("ann", "one");
        pipeline.ingestAll();
        var ready = pipeline.now(document);

        pipeline.recover();

        assertThat(pipeline.now(document)).isEqualTo(ready);
    }

    @Test
    void finishesTheRemovalOfADocument() {
        var document = pipeline.upload("ann", "one");
        pipeline.ingestAll();
        pipeline.records.register.save(pipeline.now(document).deleting());

        pipeline.recover();

        assertThat(pipeline.records.register.find(document.ref())).isEmpty();
        assertThat(pipeline.passages.embedded(document.id())).isEmpty();
        assertThat(pipeline.records.objects.list("")).isEmpty();
    }

    @Test
    void goesOnWithADeletionThatHasAReceiptAndNothingMore() {
        var document = pipeline.upload("ann", "one");
        pipeline.ingestAll();
        var base = pipeline.records.knowledgeBases.create("ann", "Papers", null);
        pipeline.upload("ann", base.id(), "two");
        pipeline.records.deletions.open(Deletion.ofDocument(document.ref(), new Contents(1, 1, 1, 3)));
        pipeline.records.deletions.open(
                Deletion.ofKnowledgeBase(new KnowledgeBaseRef("ann", base.id()), new Contents(1, 0, 0, 3)));

        pipeline.recover();

        assertThat(pipeline.records.deletions.open()).isEmpty();
        assertThat(pipeline.records.register.find(document.ref())).isEmpty();
        assertThat(pipeline.records.knowledgeBases.find(new KnowledgeBaseRef("ann", base.id())))
                .isEmpty();
        assertThat(pipeline.records.objects.list("")).isEmpty();
    }

    @Test
    void completesTheReceiptOfWhatIsGone() {
        var receipt = pipeline.records.deletions.open(
                Deletion.ofDocument(new DocumentRef("ann", "gone"), new Contents(1, 1, 1, 3)));

        pipeline.recover();

        assertThat(pipeline.records.deletions.current(receipt).completedAt()).isNotNull();
    }

    @Test
    void removesTheOthersWhereOneCannotBeRemovedNow(CapturedOutput log) {
        var base = pipeline.records.knowledgeBases.create("ann", "Papers", null);
        var fails = pipeline.upload("ann", "two");
        var goes = pipeline.upload("ann", "three");
        pipeline.upload("ann", base.id(), "one");
        pipeline.records.knowledgeBases.markDeleting(new KnowledgeBaseRef("ann", base.id()));
        pipeline.records.register.save(fails.deleting());
        pipeline.records.register.save(goes.deleting());
        var removals = new AtomicInteger();
        pipeline.index.beforeRemove(() -> {
            if (removals.incrementAndGet() <= 2) {
                throw new IllegalStateException("away");
            }
        });

        assertThat(pipeline.recovery.completeDeletions()).isFalse();

        assertThat(pipeline.records.register.find(goes.ref())).isEmpty();
        assertThat(pipeline.records.register.find(fails.ref())).isPresent();
        assertThat(log)
                .containsOnlyOnce("failed deletion knowledge_base=" + base.id())
                .containsOnlyOnce("failed deletion document=" + fails.id());
        assertThat(pipeline.recovery.completeDeletions()).isTrue();
        assertThat(pipeline.records.register.find(fails.ref())).isEmpty();
        assertThat(pipeline.records.knowledgeBases.deleting()).isEmpty();
    }

    @Test
    void finishesTheRemovalOfAKnowledgeBase() {
        var base = pipeline.records.knowledgeBases.create("ann", "Papers", null);
        var document = pipeline.upload("ann", base.id(), "one");
        var kept = pipeline.upload("ann", "one");
        pipeline.ingestAll();
        pipeline.records.knowledgeBases.markDeleting(new KnowledgeBaseRef("ann", base.id()));

        pipeline.recover();

        assertThat(pipeline.events).containsExactly(new KnowledgeBaseDeleting(new KnowledgeBaseRef("ann", base.id())));
        assertThat(pipeline.records.knowledgeBases.deleting()).isEmpty();
        assertThat(pipeline.records.register.find(document.ref())).isEmpty();
        assertThat(pipeline.passages.embedded(document.id())).isEmpty();
        assertThat(pipeline.passages.embedded(kept.id())).hasSize(1);
    }
}
