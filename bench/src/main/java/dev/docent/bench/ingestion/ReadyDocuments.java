package dev.docent.bench.ingestion;

import dev.docent.ingestion.document.DocumentChanged;
import dev.docent.ingestion.document.DocumentStatus;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;

/** Counts the documents that became ready. Polling the records would be part of the measurement. */
final class ReadyDocuments {

    private final Map<String, Integer> byOwner = new HashMap<>();
    private @Nullable String failure;

    @EventListener
    synchronized void on(DocumentChanged change) {
        var document = change.document();
        if (document.status() == DocumentStatus.READY) {
            byOwner.merge(document.owner(), 1, Integer::sum);
        } else if (document.status() == DocumentStatus.FAILED) {
            failure = document.filename() + " failed: " + document.errorCode();
        }
        notifyAll();
    }

    /**
     * {@return the number of documents of the owner}
     *
     * @throws IllegalStateException if a document failed, since the figures would not be comparable
     */
    synchronized int of(String owner) {
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return byOwner.getOrDefault(owner, 0);
    }

    /** Waits until the owner has this number of documents. */
    synchronized void await(String owner, int count) throws InterruptedException {
        while (of(owner) < count) {
            wait();
        }
    }
}
