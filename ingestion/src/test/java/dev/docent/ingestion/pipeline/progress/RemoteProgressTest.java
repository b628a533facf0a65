package dev.docent.ingestion.pipeline.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.Filename;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.Original;
import dev.docent.ingestion.pipeline.InMemoryRecords;
import dev.docent.ingestion.pipeline.claim.Node;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.storage.records.RecordChanges;
import dev.docent.storage.records.RecordIds;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a process reports of the changes of another one. */
@Timeout(60)
class RemoteProgressTest {

    private final ScriptedChanges changes = new ScriptedChanges();
    private final InMemoryRecords here = new InMemoryRecords();
    private final Documents elsewhere = here.elsewhere().register;
    private final DocumentProgress progress = new DocumentProgress(here.register);
    private final RemoteProgress remote = new RemoteProgress(progress, changes, Node.of(true));

    @AfterEach
    void stops() {
        remote.stop();
    }

    @Test
    void isReadWhenAChangeIsReportedOnly() throws InterruptedException {
        var document = stored("one");
        var other = stored("two");
        var heard = new LinkedBlockingQueue<Document>();
        progress.subscribe(document.ref(), heard::add);
        progress.subscribe(other.ref(), ignored -> {});
        next(heard);
        remote.start();
        changes.awaitOpened(1);
        var reads = here.readsOfSeveral();

        changes.reported.add(Set.of("of-nobody"));
        changes.reported.add(Set.of());
        var changed = elsewhere.save(document.cancelled());
        changes.reported.add(Set.of(document.id()));

        assertThat(next(heard)).isEqualTo(changed);
        assertThat(here.readsOfSeveral() - reads).isEqualTo(1);
    }

    @Test
    void missesNothingWhenTheFeedBreaks() throws InterruptedException {
        var document = stored("one");
        var heard = new LinkedBlockingQueue<Document>();
        progress.subscribe(document.ref(), heard::add);
        next(heard);
        remote.start();
        changes.awaitOpened(1);

        elsewhere.save(document.cancelled());
        changes.reported.add(ScriptedChanges.BROKEN);

        assertThat(next(heard).status()).isEqualTo(DocumentStatus.FAILED);
        changes.awaitOpened(2);
    }

    @Test
    void isReadWithOneQueryForAllListenersWhereChangesAreNotReported() throws InterruptedException {
        changes.isUnavailable = true;
        var heard = new LinkedBlockingQueue<Document>();
        for (var number = 0; number < 20; number++) {
            progress.subscribe(stored("text " + number).ref(), heard::add);
        }
        for (var number = 0; number < 20; number++) {
            next(heard);
        }
        elsewhere.withStatus(DocumentStatus.QUEUED).forEach(document -> elsewhere.save(document.ready(1)));
        var reads = here.readsOfSeveral();

        remote.start();

        for (var number = 0; number < 20; number++) {
            assertThat(next(heard).status()).isEqualTo(DocumentStatus.READY);
        }
        assertThat(here.readsOfSeveral() - reads).isEqualTo(1);
    }

    @Test
    void reportsADeletion() throws InterruptedException {
        var document = stored("one");
        var heard = new LinkedBlockingQueue<Document>();
        progress.subscribe(document.ref(), heard::add);
        next(heard);
        remote.start();
        changes.awaitOpened(1);

        elsewhere.delete(document);
        changes.reported.add(Set.of(document.id()));

        assertThat(next(heard).status()).isEqualTo(DocumentStatus.DELETING);
    }

    private Document stored(String content) {
        var original = new Original(1, "hash of " + content);
        return here.register.save(Document.stored(
                RecordIds.next(), new KnowledgeBaseRef("ann", "kb"), Filename.of("a.txt"), original, Metadata.NONE));
    }

    private static Document next(BlockingQueue<Document> heard) throws InterruptedException {
        return Objects.requireNonNull(heard.poll(20, TimeUnit.SECONDS), "Nothing was reported");
    }

    private static final class ScriptedChanges implements RecordChanges, RecordChanges.Feed {

        static final Set<String> BROKEN = Set.of("broken");

        final BlockingQueue<Set<String>> reported = new LinkedBlockingQueue<>();
        private final AtomicInteger opened = new AtomicInteger();
        private volatile boolean isUnavailable;

        /** Returns when the feed was opened and is read, so that the documents have been read before. */
        void awaitOpened(int times) throws InterruptedException {
            while (opened.get() < times) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            reported.add(Set.of());
            while (!reported.isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }

        @Override
        public Optional<Feed> open(Class<?> aggregate) {
            assertThat(aggregate).isEqualTo(Document.class);
            opened.incrementAndGet();
            return isUnavailable ? Optional.empty() : Optional.of(this);
        }

        @Override
        public Set<String> next() {
            var next = poll();
            if (next == BROKEN) {
                throw new IllegalStateException("the stream broke");
            }
            return next == null ? Set.of() : next;
        }

        private @Nullable Set<String> poll() {
            try {
                return reported.poll(Duration.ofMillis(100).toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return null;
            }
        }

        @Override
        public void close() {}
    }
}
