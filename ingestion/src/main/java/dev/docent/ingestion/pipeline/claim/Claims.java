package dev.docent.ingestion.pipeline.claim;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentChanged;
import dev.docent.ingestion.document.DocumentStatus;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The documents that workers of this process have in hand, and whether they shall put them down. Safe for concurrent
 * use.
 *
 * <p>Removal relies on it: a worker looks at the record of a document after it has listed the document here, and again
 * after it has taken it off the list. So who marks a record as being removed and then does not find the document here may
 * drop the record, unless it says that another process has the document; who finds it leaves that to the worker, and
 * nothing the worker stored outlives it. What is in the hand of a process that ended goes when its lease has ended.
 */
@Component
public final class Claims {

    private final Node node;
    private final Map<String, Work> byDocument = new ConcurrentHashMap<>();
    private final ReentrantLock claiming = new ReentrantLock();
    private volatile boolean stopping;

    public Claims(Node node) {
        this.node = node;
    }

    public Node node() {
        return node;
    }

    /**
     * {@return the work at the document that begins now, which the caller ends} One who has not put it down yet, though it
     * was called off and then asked for again, keeps a work of its own.
     */
    public Work begin(String document) {
        var begun = new Work();
        byDocument.put(document, begun);
        return begun;
    }

    /** {@return whether it was being removed, or was cancelled, while it was in hand} Another's work at it goes on. */
    public boolean end(String document, Work ended) {
        byDocument.remove(document, ended);
        synchronized (byDocument) {
            byDocument.notifyAll();
        }
        return ended.forgotten;
    }

    /** Returns when no document is in hand, or after a time. */
    public void awaitNone(Duration atMost) throws InterruptedException {
        var end = System.nanoTime() + atMost.toNanos();
        synchronized (byDocument) {
            for (var left = atMost.toNanos(); !byDocument.isEmpty() && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(byDocument, left);
            }
        }
    }

    public boolean contains(String document) {
        return byDocument.containsKey(document);
    }

    /** {@return whether a worker has the document in hand, of this process or, as its record says, of another} */
    public boolean isHeld(Document document) {
        return contains(document.id()) || node.isElsewhere(document);
    }

    /** Returns at a stop, or after a time. */
    public void awaitStop(Duration atMost) throws InterruptedException {
        var end = System.nanoTime() + atMost.toNanos();
        synchronized (byDocument) {
            for (var left = atMost.toNanos(); !stopping && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(byDocument, left);
            }
        }
    }

    /**
     * {@return what the step gives} No two are run at once: a claim, from its record to this list, and a look for documents
     * that are claimed and in nobody's hand.
     */
    public <T> T claiming(Supplier<T> step) {
        claiming.lock();
        try {
            return step.get();
        } finally {
            claiming.unlock();
        }
    }

    /** {@return how many there are} */
    public int count() {
        return byDocument.size();
    }

    public void open() {
        stopping = false;
    }

    public void stop() {
        stopping = true;
        synchronized (byDocument) {
            byDocument.notifyAll();
        }
    }

    public boolean stopping() {
        return stopping;
    }

    /** @throws IngestionStoppedException when the service stops, or the document is being removed, or was cancelled */
    void check(Work work) {
        if (stopping || work.isForgotten()) {
            throw new IngestionStoppedException();
        }
    }

    /**
     * Runs a step that makes the document searchable, or one that makes it not: never both at once. A worker checks
     * inside the step, so that what was removed is not put back, not even for a moment.
     */
    public void exclusively(String document, Runnable step) {
        exclusively(byDocument.getOrDefault(document, new Work()), step);
    }

    /** The same for the worker itself. */
    public void exclusively(Work work, Runnable step) {
        synchronized (work) {
            step.run();
        }
    }

    @EventListener
    public void on(DocumentChanged change) {
        var work = byDocument.get(change.document().id());
        var changed = change.document();
        if (work != null && (changed.status() == DocumentStatus.DELETING || changed.wasCancelled())) {
            work.forgotten = true;
        }
    }

    /** A document in a worker's hand. */
    static final class Work {

        private volatile boolean forgotten;

        private Work() {}

        /** {@return whether the document is being removed, or was cancelled, since the work began} */
        boolean isForgotten() {
            return forgotten;
        }
    }
}
