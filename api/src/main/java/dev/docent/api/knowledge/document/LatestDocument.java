package dev.docent.api.knowledge.document;

import dev.docent.ingestion.document.Document;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A mailbox that holds the newest state of a document alone: a slow follower skips states instead of piling them up, and
 * never holds up the worker that reports them.
 */
final class LatestDocument {

    private final BlockingQueue<Document> newest = new ArrayBlockingQueue<>(1);

    LatestDocument(Document now) {
        newest.add(now);
    }

    synchronized void offer(Document document) {
        newest.clear();
        newest.add(document);
    }

    Optional<Document> poll(Duration atMost) throws InterruptedException {
        return Optional.ofNullable(newest.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
    }
}
