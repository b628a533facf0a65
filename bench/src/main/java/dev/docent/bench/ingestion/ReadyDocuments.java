package dev.docent.bench.ingestion;

import dev.docent.ingestion.document.DocumentChanged;
import dev.docent.ingestion.document.DocumentStatus;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;

/** Counts the documents that became ready. Looking at the records now and then would be measured too. */
final class ReadyDocuments {

    private final Map<String, Integer> byOwner = new HashMap<>();

    @EventListener
    synchronized void on(DocumentChanged change) {
        var document = change.document();
        if (document.status() == DocumentStatus.READY) {
            byOwner.merge(document.owner(), 1, Integer::sum);
            notifyAll();
        }
        if (document.status() == DocumentStatus.FAILED) {
            throw new IllegalStateException(document.filename() + " failed: " + document.errorCode());
        }
    }

    /** {@return how many the owner has} */
    synchronized int of(String owner) {
        return byOwner.getOrDefault(owner, 0);
    }

    /** Waits until the owner has so many. */
    synchronized void await(String owner, int count) throws InterruptedException {
        while (of(owner) < count) {
            wait();
        }
    }
}
