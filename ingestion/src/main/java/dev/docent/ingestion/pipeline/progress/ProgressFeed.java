package dev.docent.ingestion.pipeline.progress;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers each state of one document to one listener, in order, on a virtual thread. */
final class ProgressFeed implements DocumentProgress.Subscription {

    private static final Logger log = LoggerFactory.getLogger(ProgressFeed.class);

    private final DocumentRef document;
    private final Consumer<Document> listener;
    private final Consumer<ProgressFeed> onEnd;

    private volatile @Nullable Document latest;

    /** An empty element ends the feed. */
    private final BlockingQueue<Optional<Document>> states = new LinkedBlockingQueue<>();

    ProgressFeed(DocumentRef document, Consumer<Document> listener, Consumer<ProgressFeed> onEnd) {
        this.document = document;
        this.listener = listener;
        this.onEnd = onEnd;
        Thread.ofVirtual().name("docent-progress").start(this::run);
    }

    DocumentRef document() {
        return document;
    }

    void offer(Document state) {
        latest = state;
        states.add(Optional.of(state));
    }

    /** Reports the document as deleted if another process has deleted its record. */
    void offerEnd() {
        var last = latest;
        if (last != null) {
            offer(last.deleting());
        }
    }

    @Override
    public void close() {
        onEnd.accept(this);
        states.add(Optional.empty());
    }

    private void run() {
        try {
            deliver();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            log.warn("failed progress listener document={}", document.id(), failure);
        } finally {
            onEnd.accept(this);
        }
    }

    private void deliver() throws InterruptedException {
        var last = -1L;
        for (var next = states.take(); next.isPresent(); next = states.take()) {
            var state = next.get();
            var version = Objects.requireNonNull(state.version());
            // States may arrive out of order, except a deletion, which is always the last one.
            if (version > last || state.status() == DocumentStatus.DELETING) {
                last = version;
                listener.accept(state);
            }
            if (state.status().isFinal()) {
                return;
            }
        }
    }
}
