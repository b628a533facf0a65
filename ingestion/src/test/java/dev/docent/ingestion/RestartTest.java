package dev.docent.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.deletion.DocumentDeleter;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.document.content.Originals;
import dev.docent.ingestion.pipeline.step.LineParser;
import dev.docent.retrieval.generation.ServingGeneration;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.records.RecordIds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.FileSystemUtils;

/**
 * A process that ends at any moment leaves what is on the disk at that moment. So a copy of the data folder, taken while
 * all work is held at a chosen point, is what a start after a kill finds.
 */
@Timeout(60)
class RestartTest {

    @TempDir
    Path folder;

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** Where work is held. */
    enum Point {
        PARSING,
        EMBEDDING,
        BEFORE_INDEXING,
        AFTER_INDEXING
    }

    @ParameterizedTest
    @EnumSource
    void finishesWhatAKillInterrupted(Point point) throws Exception {
        var document = interrupted(point);

        try (var next = new Installation(folder.resolve("copy"), 2)) {
            assertThat(next.finished(document).status()).isEqualTo(DocumentStatus.READY);
            assertThat(next.passages(document)).containsExactly("one", "two", "three", "four", "five");
            assertThat(next.search("ann", "one")).hasSize(5);
        }
    }

    @Test
    void finishesARemovalThatAKillInterrupted() throws Exception {
        Document document;
        try (var killed = new Installation(folder.resolve("data"), 1)) {
            document = killed.finished(killed.upload("ann", "one\ntwo"));
            killed.part(WatchedPassageIndex.class).beforeRemove(this::hold);
            var removing = Thread.ofVirtual()
                    .start(() -> killed.part(DocumentDeleter.class).deleteWithReceipt("ann", document.id()));
            copyOnceReached();
            released.countDown();
            removing.join();
        }

        try (var next = new Installation(folder.resolve("copy"), 1)) {
            assertThatThrownBy(() -> next.now(document)).isInstanceOf(DocumentNotFoundException.class);
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(next.search("ann", "one")).isEmpty();
                assertThat(next.part(ObjectStore.class).list("")).isEmpty();
            });
        }
    }

    @Test
    void sweepsTheOriginalOfAnUploadThatAKillInterrupted() {
        Document document;
        try (var killed = new Installation(folder.resolve("data"), 1)) {
            document = killed.finished(killed.upload("ann", "one"));
            killed.part(Originals.class)
                    .store(
                            new dev.docent.retrieval.passage.DocumentRef("ann", RecordIds.next()),
                            new ByteArrayInputStream(new byte[9]));
        }

        try (var next = new Installation(folder.resolve("data"), 1)) {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> originals(next) == 1);
            assertThat(next.now(document).status()).isEqualTo(DocumentStatus.READY);
        }
    }

    @Test
    void goesOnAfterAnOrderlyStop() {
        Document document;
        try (var stopped = new Installation(folder.resolve("data"), 1)) {
            stopped.part(LengthEmbeddingModel.class).before(text -> hold());
            document = stopped.upload("ann", "line\n".repeat(50));
            await(reached);
        }

        try (var next = new Installation(folder.resolve("data"), 1)) {
            assertThat(next.finished(document).passages()).isEqualTo(50);
        }
    }

    @Test
    void finishesAllThatWaitedAtAKill() throws Exception {
        try (var killed = new Installation(folder.resolve("data"), 2)) {
            killed.part(LineParser.class).before(text -> hold());
            var documents = IntStream.range(0, 6)
                    .mapToObj(each -> killed.upload("ann", "text " + each))
                    .toList();
            copyOnceReached();
            released.countDown();

            try (var next = new Installation(folder.resolve("copy"), 2)) {
                assertThat(documents)
                        .allSatisfy(
                                each -> assertThat(next.finished(each).status()).isEqualTo(DocumentStatus.READY));
                assertThat(next.search("ann", "text")).hasSize(6);
            }
        }
    }

    @Test
    void withdrawsTheWarningOfAPassageThatAnotherModelEmbeds() {
        Document document;
        try (var refusing = Installation.withModel(folder.resolve("data"), "short")) {
            refusing.part(LengthEmbeddingModel.class).before(text -> {
                if (text.endsWith("two")) {
                    throw new RejectedException("refused", null, true);
                }
            });
            document = refusing.finished(refusing.upload("ann", "one\ntwo"));
            assertThat(document.omissions().list()).hasSize(1);
        }

        try (var rebuilt = Installation.withModel(folder.resolve("data"), "long")) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(rebuilt.now(document).omissions().list()).isEmpty());
            assertThat(rebuilt.part(ServingGeneration.class).space().model()).isEqualTo("long");
        }
    }

    private Document interrupted(Point point) throws IOException {
        try (var killed = new Installation(folder.resolve("data"), 2)) {
            holdAt(point, killed);
            var document = killed.upload("ann", "one\ntwo\nthree\nfour\nfive");
            copyOnceReached();
            released.countDown();
            return document;
        }
    }

    private void holdAt(Point point, Installation docent) {
        switch (point) {
            case PARSING -> docent.part(LineParser.class).before(text -> hold());
            case EMBEDDING ->
                docent.part(LengthEmbeddingModel.class).before(text -> {
                    if (text.endsWith("three")) {
                        hold();
                    }
                });
            case BEFORE_INDEXING -> docent.part(WatchedPassageIndex.class).beforeReplace(this::hold);
            case AFTER_INDEXING -> docent.part(WatchedPassageIndex.class).afterReplace(this::hold);
        }
    }

    private void hold() {
        reached.countDown();
        await(released);
    }

    private void copyOnceReached() throws IOException {
        await(reached);
        Awaitility.await().until(this::isCopied);
    }

    /** The index looks at itself anew now and then, and files that no commit names come and go. */
    private boolean isCopied() throws IOException {
        try {
            FileSystemUtils.deleteRecursively(folder.resolve("copy"));
            FileSystemUtils.copyRecursively(folder.resolve("data"), folder.resolve("copy"));
            return true;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private static long originals(Installation docent) {
        try (var keys = docent.part(ObjectStore.class).list("originals/")) {
            return keys.count();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
