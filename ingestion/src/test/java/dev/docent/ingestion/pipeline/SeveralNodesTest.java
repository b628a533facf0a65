package dev.docent.ingestion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentFacts;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Filename;
import dev.docent.ingestion.document.Job;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.Omissions;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.pipeline.progress.RemoteProgress;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.storage.records.RecordIds;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes at the same stores. None of them hears of what another changes. */
@Timeout(60)
class SeveralNodesTest {

    @TempDir
    Path folder;

    private InMemoryPipeline one;
    private InMemoryPipeline two;

    @BeforeEach
    void open() {
        one = InMemoryPipeline.oneOfSeveral(folder.resolve("one"));
        two = one.another(folder.resolve("two"));
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    @Test
    void ingestEachDocumentOnce() throws Exception {
        var read = new ConcurrentLinkedQueue<String>();
        one.reader.before(read::add);
        two.reader.before(read::add);
        var documents = IntStream.range(0, 200)
                .mapToObj(each -> one.upload(each % 2 == 0 ? "ann" : "bob", "text " + each))
                .toList();

        try (var threads = Executors.newFixedThreadPool(4)) {
            threads.submit(one::ingestAll);
            threads.submit(two::ingestAll);
            threads.submit(one::ingestAll);
            threads.submit(two::ingestAll);
        }

        assertThat(read).hasSize(200).doesNotHaveDuplicates();
        assertThat(documents).allSatisfy(document -> {
            assertThat(one.now(document).status()).isEqualTo(DocumentStatus.READY);
            assertThat(one.passages.passages(document.ref(), 0, 9)).hasSize(1);
        });
    }

    @Test
    void leaveEachOtherWhatIsInWork() {
        var document = one.upload("ann", "one");
        var taken = Objects.requireNonNull(one.take());

        two.recover();

        assertThat(two.take()).isNull();
        assertThat(one.now(document)).isEqualTo(taken);
    }

    @Test
    void takeOverWhatADeadOneLeft() {
        var document = one.upload("ann", "one");
        var held = Objects.requireNonNull(one.take());
        one.records.endLease(held);

        two.recover();
        two.ingestAll();

        assertThat(two.now(document).status()).isEqualTo(DocumentStatus.READY);
        one.ingest(held);
        assertThat(one.now(document).status()).isEqualTo(DocumentStatus.READY);
        assertThat(one.passages.passages(document.ref(), 0, 9)).hasSize(1);
    }

    @Test
    void takeNothingBackOfWhatAnotherTookOver() {
        var document = one.upload("ann", "one");
        var held = Objects.requireNonNull(one.take());
        one.reader.before(text -> {
            one.records.endLease(held);
            two.recover();
            two.ingestAll();
            throw new IllegalStateException("too late");
        });

        one.ingest(held);

        assertThat(one.now(document).status()).isEqualTo(DocumentStatus.READY);
        assertThat(one.passages.passages(document.ref(), 0, 9)).hasSize(1);
        assertThat(one.records.texts.exists(one.now(document))).isTrue();
    }

    @Test
    void sayOnceMoreThatTheyAreThereBeforeTheyWaitForAFlush() {
        var document = one.upload("ann", "one");
        var indexed = new AtomicReference<@Nullable Long>();
        var flushing = new AtomicReference<@Nullable Long>();
        one.index.afterReplace(() -> indexed.set(one.now(document).version()));
        one.index.beforeFlush(() -> flushing.set(one.now(document).version()));

        one.ingestAll();

        assertThat(flushing.get()).isGreaterThan(Objects.requireNonNull(indexed.get()));
        // One flush of a hosted index waits for half a minute, and may wait for another one before it.
        assertThat(Job.LEASE).isGreaterThan(Duration.ofMinutes(1));
    }

    @Test
    void removeWhatAFailedImportBrought() {
        var base = one.records.imports.begin("ann", null, null);
        var document = arriving(base);

        one.knowledgeBaseDeleter.deleteMarked(base);

        isGone(document);
        assertThat(one.records.knowledgeBases.exists(new KnowledgeBaseRef("ann", base.id())))
                .isFalse();
    }

    @Test
    void leaveAloneWhatAnotherBringsIn() {
        var base = one.records.imports.begin("ann", null, null);
        var document = arriving(base);

        two.recover();

        assertThat(two.now(document)).isEqualTo(document);
    }

    @Test
    void letGoWhatADeadOneHadBroughtIn() {
        var base = one.records.imports.begin("ann", null, null);
        var document = arriving(base);
        one.records.imports.end(base, "Papers", true);

        two.recover();
        two.ingestAll();

        assertThat(two.now(document).status()).isEqualTo(DocumentStatus.READY);
    }

    private Document arriving(KnowledgeBase base) {
        var id = RecordIds.next();
        var original =
                one.records.originals.store(new DocumentRef("ann", id), new ByteArrayInputStream(new byte[] {'a'}));
        var facts = new DocumentFacts(
                Filename.of("notes.txt"),
                null,
                original,
                null,
                null,
                null,
                null,
                null,
                Metadata.NONE,
                null,
                Omissions.NONE,
                Instant.now());
        return one.records.register.save(Document.importing(id, base.ref(), facts, 0));
    }

    @Test
    void takeOverWhileTheyRun() {
        var document = one.upload("ann", "left");
        var held = Objects.requireNonNull(one.take());
        var workers = two.workers(1);
        workers.start();
        try {
            one.records.endLease(held);

            assertThat(two.progress
                            .await(document.ref(), Duration.ofSeconds(30))
                            .status())
                    .isEqualTo(DocumentStatus.READY);
        } finally {
            workers.stop();
        }
    }

    @Test
    void leaveTheRecordOfWhatIsRemovedToWhoHasItInWork() {
        var document = one.upload("ann", "one");
        var held = Objects.requireNonNull(one.take());
        var receipt = two.deleter.deleteWithReceipt("ann", document.id());
        assertThat(receipt.completedAt()).isNull();
        assertThat(two.now(document).status()).isEqualTo(DocumentStatus.DELETING);

        one.ingest(held);

        isGone(document);
        assertThat(two.records.deletions.current(receipt).completedAt()).isNotNull();
    }

    @Test
    void findNothingOfWhatAnotherRemovedWhileItIsInWork() {
        var document = one.upload("ann", "one");
        var held = Objects.requireNonNull(one.take());
        var seen = new ConcurrentLinkedQueue<Integer>();
        one.reader.before(text -> two.deleter.delete(document.ref()));
        one.index.afterReplace(
                () -> seen.add(one.passages.passages(document.ref(), 0, 9).size()));

        one.ingest(held);

        assertThat(seen).isEmpty();
        isGone(document);
    }

    @Test
    void finishTheRemovalOfWhatADeadOneHadInWork() {
        var document = one.upload("ann", "one");
        Objects.requireNonNull(one.take());
        var receipt = two.deleter.deleteWithReceipt("ann", document.id());
        one.records.endLease(two.now(document));

        two.recover();

        isGone(document);
        assertThat(two.records.deletions.current(receipt).completedAt()).isNotNull();
    }

    @Test
    void removeAKnowledgeBaseOnceWhoWorksInItPutsItsDocumentDown() {
        var base = one.records.knowledgeBases.create("ann", "Papers", null);
        var document = one.upload("ann", base.id(), "one");
        one.upload("ann", base.id(), "two");
        var held = Objects.requireNonNull(one.take());

        two.knowledgeBaseDeleter.deleteWithReceipt(new KnowledgeBaseRef("ann", base.id()));
        assertThat(two.records.knowledgeBases.exists(new KnowledgeBaseRef("ann", base.id())))
                .isTrue();
        one.ingest(held);

        isGone(document);
        assertThat(two.records.knowledgeBases.exists(new KnowledgeBaseRef("ann", base.id())))
                .isFalse();
        assertThat(two.records.deletions.open()).isEmpty();
    }

    @Test
    void callOffWhatAnotherHasInWork() {
        var document = one.upload("ann", "one");
        var held = Objects.requireNonNull(one.take());
        one.reader.before(text -> {
            var called = two.records.register.save(two.now(document).cancelled());
            two.deleter.deleteResults(called);
        });

        one.ingest(held);

        assertThat(one.now(document).wasCancelled()).isTrue();
        assertThat(one.passages.passages(document.ref(), 0, 9)).isEmpty();
    }

    @Test
    void tellWhoWaitsForWhatAnotherDoes() throws Exception {
        var document = one.upload("ann", "one");
        var looking = new RemoteProgress(two.progress, aggregate -> Optional.empty(), two.work.node());
        looking.start();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var waiting = threads.submit(() -> two.progress.await(document.ref(), Duration.ofSeconds(30)));

            one.ingestAll();

            assertThat(waiting.get(20, TimeUnit.SECONDS).status()).isEqualTo(DocumentStatus.READY);
        } finally {
            looking.stop();
        }
    }

    @Test
    void doNotSweepWhatAnotherJustTakesIn() {
        one.records.originals.store(new DocumentRef("ann", RecordIds.next()), new ByteArrayInputStream(new byte[9]));
        var workers = two.workers(1);

        workers.start();
        workers.stop();

        try (var kept = one.records.originals.list()) {
            assertThat(kept).hasSize(1);
        }
    }

    @Test
    void leaveTheSweepToTheOneThatHasTheLease() throws Exception {
        one.records.knowledgeBases.defaultOf("ann");
        var old = RecordIds.firstAt(Instant.now().minus(Duration.ofDays(2)));
        one.records.originals.store(new DocumentRef("ann", old), new ByteArrayInputStream(new byte[9]));
        var asked = new CountDownLatch(1);
        var other = one.workers(1, (lease, time) -> {
            asked.countDown();
            return false;
        });
        other.start();
        asked.await();
        other.stop();
        assertThat(one.records.objects.list("originals/")).hasSize(1);

        var holder = two.workers(1);
        holder.start();
        try {
            while (one.records.objects.list("originals/").findAny().isPresent()) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        } finally {
            holder.stop();
        }
    }

    private void isGone(Document document) {
        assertThat(one.records.register.find(document.ref())).isEmpty();
        assertThat(one.passages.passages(document.ref(), 0, 9)).isEmpty();
        assertThat(one.records.objects.list("")).isEmpty();
    }
}
