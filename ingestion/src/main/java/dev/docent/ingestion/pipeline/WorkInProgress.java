package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.document.DocumentChanged;
import dev.docent.ingestion.document.DocumentStatus;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The documents that workers of this process have in hand, and whether they shall put them down. Safe for concurrent
 * use.
 *
 * <p>Removal relies on it: a worker lists a document here before it claims the record and looks at the record again
 * after it has taken the document off the list. So who marks a record as being removed and then does not find the
 * document here may drop the record; who finds it leaves that to the worker, and nothing the worker stored outlives it.
 */
@Component
final class WorkInProgress {

    private final Map<String, Work> byDocument = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    void begin(String document) {
        byDocument.put(document, new Work());
    }

    /** {@return whether it was being removed, or was cancelled, while it was in hand} A document is ended once. */
    boolean end(String document) {
        var ended = byDocument.remove(document);
        synchronized (byDocument) {
            byDocument.notifyAll();
        }
        return ended != null && ended.forgotten;
    }

    /** Returns when no document is in hand, or after a time. */
    void awaitNone(Duration atMost) throws InterruptedException {
        var end = System.nanoTime() + atMost.toNanos();
        synchronized (byDocument) {
            for (var left = atMost.toNanos(); !byDocument.isEmpty() && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(byDocument, left);
            }
        }
    }

    boolean contains(String document) {
        return byDocument.containsKey(document);
    }

    /** {@return how many there are} */
    int count() {
        return byDocument.size();
    }

    void open() {
        stopping = false;
    }

    void stop() {
        stopping = true;
    }

    boolean stopping() {
        return stopping;
    }

    /** {@return whether a worker has the document in hand and it is being removed, or was cancelled} */
    boolean isForgotten(String document) {
        var work = byDocument.get(document);
        return work != null && work.forgotten;
    }

    /** @throws WorkStoppedException when the service stops, or the document is being removed, or was cancelled */
    void check(String document) {
        if (stopping || isForgotten(document)) {
            throw new WorkStoppedException();
        }
    }

    /**
     * Runs a step that makes the document searchable, or one that makes it not: never both at once. A worker checks
     * inside the step, so that what was removed is not put back, not even for a moment.
     */
    void exclusively(String document, Runnable step) {
        synchronized (byDocument.getOrDefault(document, new Work())) {
            step.run();
        }
    }

    @EventListener
    void on(DocumentChanged change) {
        var work = byDocument.get(change.document().id());
        var changed = change.document();
        if (work != null && (changed.status() == DocumentStatus.DELETING || changed.wasCancelled())) {
            work.forgotten = true;
        }
    }

    /** A document in a worker's hand. */
    private static final class Work {
        private volatile boolean forgotten;
    }
}
