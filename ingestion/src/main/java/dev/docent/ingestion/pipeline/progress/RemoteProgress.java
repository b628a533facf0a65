package dev.docent.ingestion.pipeline.progress;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.pipeline.claim.Node;
import dev.docent.runtime.ConcurrentStop;
import dev.docent.runtime.WakeUp;
import dev.docent.runtime.WorkerLoop;
import dev.docent.storage.records.RecordChanges;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reports changes of documents by other processes, if there may be some: reads a document when the store reports its change,
 * or, from a store that does not, all that have listeners once a second.
 */
@Component
public final class RemoteProgress implements ConcurrentStop {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    private final DocumentProgress progress;
    private final RecordChanges changes;
    private final Node node;
    private final WorkerLoop loop;
    private RecordChanges.@Nullable Feed feed;

    public RemoteProgress(DocumentProgress progress, RecordChanges changes, Node node) {
        this.progress = progress;
        this.changes = changes;
        this.node = node;
        this.loop = new WorkerLoop(
                "docent-remote-progress",
                Thread.ofVirtual().name("docent-remote-progress").factory(),
                new WakeUp(),
                AFTER_FAILURE,
                this::follow);
    }

    @Override
    public boolean isAutoStartup() {
        return node.shared();
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        if (loop.stop(STOP_TIMEOUT)) {
            close();
        }
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    /** After a failure the feed is opened again. Changes before it was opened are found by reading all. */
    private Duration follow() {
        try {
            if (feed != null) {
                progress.refresh(feed.next());
                return Duration.ZERO;
            }
            feed = changes.open(Document.class).orElse(null);
            progress.refreshAll();
            return feed == null ? POLL : Duration.ZERO;
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private void close() {
        var last = feed;
        feed = null;
        if (last != null) {
            last.close();
        }
    }
}
