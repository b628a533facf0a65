package dev.docent.ingestion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.LengthEmbeddingModel;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStage;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.OutdatedVectorsException;
import dev.docent.retrieval.index.UnavailableIndexException;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class IngestionWorkerTest extends PipelineFixture {

    @Test
    void putsADocumentDownWhenTheStoreOfRecordsDoesNotAnswer() {
        var document = pipeline.upload("ann", "one");
        var once = new AtomicBoolean();
        pipeline.reader.before(text -> pipeline.records.beforeSave(() -> {
            if (once.compareAndSet(false, true)) {
                throw new DataAccessResourceFailureException("away");
            }
        }));

        pipeline.ingestAll();

        assertThat(pipeline.now(document).status()).isEqualTo(DocumentStatus.QUEUED);
        assertThat(pipeline.now(document).job().attempts()).isZero();
        assertThat(pipeline.pause.current())
                .get()
                .matches(pause -> pause.reason().contains("record store"));
    }

    @Test
    void makesADocumentReady() {
        var document = pipeline.upload("ann", "To be or not to be, that is the question\nof the prince");

        pipeline.ingestAll();

        var ready = pipeline.now(document);
        assertThat(ready.status()).isEqualTo(DocumentStatus.READY);
        assertThat(ready.stage()).isEqualTo(DocumentStage.DONE);
        assertThat(ready.progress()).isEqualTo(1);
        assertThat(ready.mediaType()).isEqualTo("text/plain");
        assertThat(ready.pages()).isEqualTo(1);
        assertThat(ready.passages()).isEqualTo(2);
        assertThat(ready.language()).isEqualTo("en");
        assertThat(ready.errorCode()).isNull();
        assertThat(pipeline.work.contains(document.id())).isFalse();
    }

    @Test
    void indexesPassagesThatStandInTheStoredText() {
        var document = pipeline.upload("ann", "😀 To be or not\nto be");

        pipeline.ingestAll();

        var embedded = pipeline.passages.embedded(document.id());
        assertThat(embedded).hasSize(2);
        assertThat(embedded.get(1).vector()).isEqualTo(LengthEmbeddingModel.vector("Heading\nto be"));
        assertThat(embedded.get(1).passage().id()).isEqualTo(document.id() + "-1");
        assertThat(embedded.get(1).passage().source().metadata()).isEqualTo(Map.of("colour", "blue"));
        assertThat(passages(document))
                .allSatisfy(passage -> assertThat(
                                pipeline.records.content.slice(document.ref(), passage.start(), passage.end()))
                        .contains(passage.text()));
    }

    @Test
    void leavesNoTemporaryFile() {
        pipeline.upload("ann", "one");
        pipeline.reader.before(text -> {
            assertThat(folder.resolve("work")).isNotEmptyDirectory();
            throw new IllegalStateException("out of order");
        });

        pipeline.ingestAll();

        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    @Test
    void failsADocumentWithoutText() {
        var document = pipeline.upload("ann", "--- ... ---");

        pipeline.ingestAll();

        assertFailed(document, "no_text");
        assertThat(pipeline.now(document).errorMessage()).contains("scan");
    }

    @Test
    void failsADocumentThatCannotBeReadAndSaysWhy() {
        var document = pipeline.upload("ann", "one");
        pipeline.reader.before(text -> {
            throw new UnreadableDocumentException(Reason.ENCRYPTED, "It needs a password.", null);
        });

        pipeline.ingestAll();

        assertFailed(document, "encrypted");
        assertThat(pipeline.now(document).errorMessage()).isEqualTo("It needs a password.");
    }

    @Test
    void failsADocumentByAFaultWithoutTellingInternals() {
        var document = pipeline.upload("ann", "one");
        pipeline.reader.before(text -> {
            throw new IllegalStateException("jdbc:secret");
        });

        pipeline.ingestAll();

        assertFailed(document, "internal");
        assertThat(pipeline.now(document).errorMessage()).doesNotContain("secret");
    }

    @Test
    void outlivesADocumentThatExhaustsTheStack() {
        var deep = pipeline.upload("ann", "deep");
        var other = pipeline.upload("ann", "other");
        pipeline.reader.before(text -> {
            if (text.equals("deep")) {
                throw new StackOverflowError();
            }
        });

        pipeline.ingestAll();

        assertFailed(deep, "internal");
        assertThat(pipeline.now(other).status()).isEqualTo(DocumentStatus.READY);
    }

    @Test
    void failsADocumentWhenTheIndexDoes() {
        var document = pipeline.upload("ann", "one");
        pipeline.index.afterReplace(() -> {
            throw new IllegalStateException("disk full");
        });

        pipeline.ingestAll();

        assertFailed(document, "internal");
    }

    @Test
    void takesBackTheOldPassagesWhenReindexingFails() {
        var document = pipeline.upload("ann", "one");
        pipeline.ingestAll();
        pipeline.records.register.save(pipeline.now(document).requeued());
        assertThat(passages(document)).isNotEmpty();
        pipeline.index.beforeReplace(() -> {
            throw new IllegalStateException("out of order");
        });

        pipeline.ingestAll();

        assertFailed(document, "internal");
    }

    @Test
    void embedsAgainWhatTheIndexDoesNotTakeAnyMore() {
        var document = pipeline.upload("ann", "one");
        var embedded = new AtomicInteger();
        pipeline.model.before(text -> embedded.incrementAndGet());
        pipeline.index.beforeReplace(() -> {
            pipeline.index.beforeReplace(() -> {});
            throw new OutdatedVectorsException(new VectorSpace("old", 8), new VectorSpace("new", 8));
        });

        pipeline.ingestAll();

        assertThat(pipeline.now(document).status()).isEqualTo(DocumentStatus.READY);
        assertThat(embedded).hasValue(2);
    }

    @Test
    void blamesNoDocumentForAModelThatDoesNotAnswer() {
        var document = pipeline.upload("ann", "one");
        pipeline.model.before(text -> {
            throw new IllegalStateException("out of order");
        });

        pipeline.ingestAll();

        assertThat(pipeline.now(document).status()).isEqualTo(DocumentStatus.QUEUED);
        assertThat(pipeline.now(document).job().attempts()).isZero();
        assertThat(pipeline.pause.current())
                .hasValueSatisfying(
                        pause -> assertThat(pause.reason()).isEqualTo("The embedding model does not respond"));
        assertThat(pipeline.pause.left()).isPositive();
    }

    @Test
    void makesADocumentReadyAndNamesThePassageThatTheModelRefuses() {
        var document = pipeline.upload("ann", "one\ntwo\nthree");
        failWith("two", new RejectedException("refused", null, true), pipeline);

        pipeline.ingestAll();

        var ready = pipeline.now(document);
        assertThat(ready.status()).isEqualTo(DocumentStatus.READY);
        assertThat(ready.passages()).isEqualTo(3);
        assertThat(ready.omissions().list())
                .containsExactly(
                        new Omission(
                                "passage_without_vector",
                                "Passage 2 on page 1 has no vector, because the embedding model length refuses it as too long. Only keyword search finds it."));
        assertThat(passages(document)).hasSize(3);
        assertThat(pipeline.index.embedded(document.ref(), 0, 9))
                .extracting(each -> each.passage().text())
                .containsExactly("one", "three");
        assertThat(pipeline.pause.current()).isEmpty();
    }

    @Test
    void namesRefusedPassagesOfAllBatchesOfALargeDocument() {
        var document = pipeline.upload(
                "ann", IntStream.range(0, 150).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining()));
        pipeline.model.before(text -> {
            if (text.endsWith("line 10") || text.endsWith("line 140")) {
                throw new RejectedException("refused", null);
            }
        });

        pipeline.ingestAll();

        assertThat(pipeline.now(document).status()).isEqualTo(DocumentStatus.READY);
        assertThat(pipeline.now(document).omissions().list())
                .extracting(Omission::message)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("Passage 11 on page 1 has no vector"),
                        second -> assertThat(second).startsWith("Passage 141 on page 1 has no vector"));
        assertThat(pipeline.index.embedded(document.ref(), 0, 200)).hasSize(148);
    }

    @Test
    void failsADocumentToWhichAloneTheModelDoesNotRespondAndPausesNobody() {
        var bad = pipeline.upload("ann", "one\nendless");
        var other = pipeline.upload("ann", "other");
        var failure = new UnavailableException("It takes too long", null, null);
        failWith("endless", failure, pipeline);
        for (var attempt = 1; attempt <= 2; attempt++) {
            pipeline.ingest(Objects.requireNonNull(pipeline.take()));
            assertThat(pipeline.now(bad).status()).isEqualTo(DocumentStatus.QUEUED);
            assertThat(pipeline.now(bad).job().failures()).isEqualTo(attempt);
        }

        var tried = new AtomicInteger();
        try (var restarted = pipeline.restarted(folder.resolve("restarted"))) {
            failWith("endless", failure, restarted);
            restarted.reader.before(text -> tried.addAndGet(text.contains("endless") ? 1 : 0));
            restarted.ingestAll();
            assertThat(restarted.pause.current()).isEmpty();
        }

        assertThat(tried).hasValue(3);
        assertFailed(bad, "refused");
        assertThat(pipeline.now(bad).errorMessage()).startsWith("Passage 2 on page 1: the embedding model does not");
        assertThat(pipeline.now(other).status()).isEqualTo(DocumentStatus.READY);
        assertThat(pipeline.pause.current()).isEmpty();
    }

    @Test
    void failsADocumentThatAloneCannotBeReadFromTheStore() {
        var bad = pipeline.upload("ann", "bad");
        pipeline.records.objects.letFail("originals/ann/" + bad.id());
        var others = IntStream.range(0, 20)
                .mapToObj(each -> pipeline.upload("bob", "other " + each))
                .toList();

        for (var each = 0; each < 20 && pipeline.now(bad).status() != DocumentStatus.FAILED; each++) {
            pipeline.ingestAll();
            pipeline.pause.end();
        }

        assertFailed(bad, "internal");
        assertThat(others).anyMatch(each -> pipeline.now(each).status() == DocumentStatus.READY);
    }

    @Test
    void failsNoDocumentForAnOutageThatAllShare() {
        var document = pipeline.upload("ann", "one");
        pipeline.upload("bob", "two");
        pipeline.records.objects.letFail("originals/");

        for (var each = 0; each < 100; each++) {
            pipeline.ingestAll();
            pipeline.pause.end();
        }

        assertThat(pipeline.now(document).status()).isEqualTo(DocumentStatus.QUEUED);
        assertThat(pipeline.now(document).job().attempts()).isZero();
    }

    @Test
    void embedsNoPassageTwiceAfterAnOutage() {
        var document = pipeline.upload("ann", "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight");
        var embedded = new ConcurrentLinkedQueue<String>();
        var isDown = new AtomicBoolean();
        pipeline.model.before(text -> {
            isDown.compareAndSet(false, embedded.size() >= 4);
            if (isDown.get()) {
                throw new UnavailableException("away", null, null);
            }
            embedded.add(text);
        });
        pipeline.ingestAll();
        assertThat(pipeline.now(document).status()).isEqualTo(DocumentStatus.QUEUED);

        pipeline.model.before(embedded::add);
        pipeline.pause.end();
        pipeline.ingestAll();

        assertThat(pipeline.now(document).status()).isEqualTo(DocumentStatus.READY);
        assertThat(pipeline.now(document).job().interruptions()).isZero();
        assertThat(embedded).hasSize(8).doesNotHaveDuplicates();
        assertThat(pipeline.index.embedded(document.ref(), 0, 9)).hasSize(8);
    }

    private static void failWith(String end, RuntimeException failure, InMemoryPipeline failing) {
        failing.model.before(text -> {
            if (text.endsWith(end)) {
                throw failure;
            }
        });
    }

    @Test
    void blamesNoDocumentForAStoreThatDoesNotAnswer() {
        var document = pipeline.upload("ann", "one");
        pipeline.records.objects.letFail("originals/");

        pipeline.ingestAll();

        assertWaitsForTheStore(document);
    }

    @Test
    void blamesNoDocumentForAStoreThatGoesAwayWhileItIsRead() {
        var document = pipeline.upload("ann", "one");
        pipeline.records.objects.letBreakOff("originals/");

        pipeline.ingestAll();

        assertWaitsForTheStore(document);
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    @Test
    void blamesNoDocumentForAStoreThatGoesAwayWhileItsChunksAreRead() {
        var document = pipeline.upload("ann", "line\n".repeat(200));
        var embedded = new AtomicInteger();
        pipeline.model.before(text -> {
            if (embedded.incrementAndGet() == 150) {
                pipeline.work.stop();
            }
        });
        pipeline.ingestAll();
        pipeline.records.objects.letBreakOff("chunks/");

        pipeline.work.open();
        pipeline.ingestAll();

        assertWaitsForTheStore(document);
    }

    @Test
    void blamesNoDocumentForAnIndexThatDoesNotAnswer() {
        var brought = pipeline.upload("ann", "one");
        pipeline.index.beforeReplace(() -> {
            throw new UnavailableIndexException("away", null);
        });
        pipeline.ingestAll();
        assertThat(pipeline.now(brought).status()).isEqualTo(DocumentStatus.QUEUED);
        assertThat(pipeline.now(brought).job().attempts()).isZero();
        assertThat(pipeline.pause.current())
                .hasValueSatisfying(
                        pause -> assertThat(pause.reason()).isEqualTo("The passage index does not respond"));
    }

    @Test
    void failsNoDocumentWhosePassagesCannotBeTakenBack() {
        var document = pipeline.upload("ann", "one");
        pipeline.ingestAll();
        pipeline.records.register.save(pipeline.now(document).requeued());
        pipeline.reader.before(text -> {
            throw new UnreadableDocumentException(Reason.CORRUPT, "This document is broken.", null);
        });
        pipeline.index.beforeRemove(() -> {
            throw new UnavailableIndexException("away", null);
        });

        pipeline.ingestAll();

        assertThat(passages(document)).isNotEmpty();
        assertThat(pipeline.now(document).status()).isEqualTo(DocumentStatus.QUEUED);
        assertThat(pipeline.pause.left()).isPositive();

        pipeline.index.beforeRemove(() -> {});
        pipeline.pause.end();
        pipeline.ingestAll();

        assertFailed(document, "corrupt");
        assertThat(passages(document)).isEmpty();
    }

    @Test
    void leavesADocumentToWhoTookItUpAgain() {
        var document = pipeline.upload("ann", "one");
        var first = Objects.requireNonNull(pipeline.take());
        pipeline.records.register.save(pipeline.now(document).cancelled());
        pipeline.records.register.save(pipeline.now(document).requeued());
        var second = Objects.requireNonNull(pipeline.take());
        var brought = new AtomicInteger();
        pipeline.index.beforeReplace(brought::incrementAndGet);

        pipeline.ingest(first);
        assertThat(brought).hasValue(0);
        pipeline.recover();
        assertThat(pipeline.now(document)).isEqualTo(second);

        pipeline.records.register.save(pipeline.now(document).deleting());
        pipeline.ingest(second);
        assertThat(pipeline.records.register.find(document.ref())).isEmpty();
    }

    @Test
    void isReadyThoughWhatWasKeptForACrashCannotBeForgotten() {
        var document = pipeline.upload("ann", "one");
        pipeline.records.objects.letFail("chunks/");

        pipeline.ingestAll();

        assertThat(pipeline.now(document).status()).isEqualTo(DocumentStatus.READY);
        assertThat(passages(document)).isNotEmpty();
    }

    @Test
    void findsTheWordsOfALargeDocumentAsSoonAsItIsCut() {
        var document = pipeline.upload("ann", "line\n".repeat(100));
        pipeline.model.before(text -> assertThat(passages(document)).hasSize(100));

        pipeline.ingestAll();

        assertThat(pipeline.now(document).status()).isEqualTo(DocumentStatus.READY);
    }

    @Test
    void findsTheWordsOfASmallDocumentWhenItsEmbeddingTakesLong() {
        var document = pipeline.upload("ann", "one\ntwo");
        pipeline.model.before(
                text -> Awaitility.await().until(() -> passages(document).size() == 2));

        pipeline.ingestAll();

        assertThat(pipeline.now(document).status()).isEqualTo(DocumentStatus.READY);
        assertThat(pipeline.passages.embedded(document.id())).hasSize(2);
    }

    @Test
    void findsTheWordsOfADocumentWhoseModelDoesNotAnswer() {
        var document = pipeline.upload("ann", "one\ntwo");
        pipeline.model.before(text -> {
            throw new IllegalStateException("out of order");
        });

        pipeline.ingestAll();

        assertThat(passages(document)).hasSize(2);
    }

    @Test
    void goesOnAfterTheLastEmbeddedBatch() {
        var document = pipeline.upload(
                "ann", IntStream.range(0, 200).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining()));
        var embedded = new AtomicInteger();
        pipeline.model.before(text -> {
            if (embedded.incrementAndGet() == 150) {
                pipeline.work.stop();
            }
        });
        pipeline.ingestAll();
        assertThat(pipeline.now(document).job().passagesEmbedded()).isEqualTo(128);
        var read = new AtomicInteger();
        pipeline.reader.before(text -> read.incrementAndGet());
        var again = ConcurrentHashMap.<String>newKeySet();
        pipeline.model.before(again::add);

        pipeline.work.open();
        pipeline.ingestAll();

        assertThat(read).hasValue(0);
        assertThat(again).hasSizeLessThanOrEqualTo(200 - 128).noneMatch(text -> text.endsWith("line 127"));
        assertThat(pipeline.now(document).status()).isEqualTo(DocumentStatus.READY);
        assertThat(pipeline.passages.embedded(document.id()))
                .hasSize(200)
                .allSatisfy(each -> assertThat(each.vector()).isNotEmpty());
        assertThat(pipeline.records.objects.list("chunks/")).isEmpty();
    }

    @Test
    void givesUpADocumentWhoseReadingNeverCameToAnEnd() {
        var document = pipeline.upload("ann", "one");
        for (int attempt = 1; attempt <= 100; attempt++) {
            pipeline.records.register.save(pipeline.now(document).claimed("gone"));
            pipeline.recover();
        }

        pipeline.ingestAll();

        assertFailed(document, "crash");
    }

    @Test
    void takesBackWhatACancelledDocumentBrought() {
        var document = pipeline.upload("ann", "line\n".repeat(1000));
        var embedded = new AtomicInteger();
        pipeline.model.before(text -> {
            if (embedded.incrementAndGet() == 70) {
                var cancelled =
                        pipeline.records.register.save(pipeline.now(document).cancelled());
                pipeline.deleter.deleteResults(cancelled);
            }
        });

        pipeline.ingestAll();

        assertThat(embedded).hasValueLessThan(150);
        assertFailed(document, "cancelled");
    }

    @Test
    void replacesPassagesWhenADocumentIsIngestedTwice() {
        var document = pipeline.upload("ann", "one\ntwo");
        pipeline.ingestAll();
        pipeline.records.register.save(pipeline.now(document).requeued());

        pipeline.ingestAll();

        assertThat(passages(document)).extracting(Passage::text).containsExactly("one", "two");
        assertThat(pipeline.now(document).status()).isEqualTo(DocumentStatus.READY);
    }

    @Test
    void queuesADocumentAgainWhenTheServiceStops() {
        var document = pipeline.upload("ann", "one\ntwo");
        pipeline.model.before(text -> pipeline.work.stop());

        pipeline.ingestAll();

        assertThat(pipeline.now(document).status()).isEqualTo(DocumentStatus.QUEUED);
        assertThat(pipeline.now(document).job().attempts()).isZero();
    }

    @Test
    void blamesNoDocumentForWhatFailsWhileTheServiceStops() {
        var document = pipeline.upload("ann", "one\ntwo");
        pipeline.index.beforeReplace(() -> {
            pipeline.work.stop();
            throw new IllegalStateException("this index is closed");
        });

        pipeline.ingestAll();

        assertThat(pipeline.now(document).status()).isEqualTo(DocumentStatus.QUEUED);
    }

    @Test
    void storesEachStageOnce() {
        var states = new ArrayList<String>();
        pipeline.records.listen(change ->
                states.add(change.document().status() + " " + change.document().stage()));
        pipeline.upload("ann", "line\n".repeat(100));

        pipeline.ingestAll();

        assertThat(states)
                .containsSubsequence(
                        "QUEUED STORED",
                        "PROCESSING PARSING",
                        "PROCESSING EMBEDDING",
                        "PROCESSING INDEXING",
                        "READY DONE")
                .hasSizeLessThan(10);
    }

    @Test
    void removesADocumentOfAKnowledgeBaseThatIsGone() {
        var document = pipeline.upload("ann", "no such knowledge base", "one");

        pipeline.ingestAll();

        assertThat(pipeline.records.register.find(document.ref())).isEmpty();
        assertThat(pipeline.records.objects.list("")).isEmpty();
    }

    private void assertWaitsForTheStore(Document document) {
        assertThat(pipeline.now(document).status()).isEqualTo(DocumentStatus.QUEUED);
        assertThat(pipeline.now(document).job().attempts()).isZero();
        assertThat(pipeline.pause.current())
                .hasValueSatisfying(pause -> assertThat(pause.reason()).isEqualTo("The object store does not respond"));
    }

    private void assertFailed(Document document, String code) {
        var failed = pipeline.now(document);
        assertThat(failed.status()).isEqualTo(DocumentStatus.FAILED);
        assertThat(failed.errorCode()).isEqualTo(code);
        assertThat(passages(document)).isEmpty();
        assertThat(pipeline.records.content.text(document)).isEmpty();
    }

    private List<Passage> passages(Document document) {
        return pipeline.index.passages(new DocumentRef("ann", document.id()), 0, 100);
    }
}
