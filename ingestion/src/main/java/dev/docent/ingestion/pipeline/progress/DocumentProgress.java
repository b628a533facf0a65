package dev.docent.ingestion.pipeline.progress;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentChanged;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.document.knowledgebase.DocumentCatalog;
import dev.docent.ingestion.pipeline.claim.IngestionStoppedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Reports the progress of documents to listeners. Changes by this process are reported at once; changes by other
 * processes are polled for by {@link RemoteProgress}.
 */
@Component
public final class DocumentProgress {

    private final DocumentCatalog catalog;
    private final Documents documents;
    private final ConcurrentMap<String, List<ProgressFeed>> feeds = new ConcurrentHashMap<>();
    private final CompletableFuture<Document> stopping = new CompletableFuture<>();

    public DocumentProgress(DocumentCatalog catalog, Documents documents) {
        this.catalog = catalog;
        this.documents = documents;
    }

    /**
     * {@return the document when it is ready or failed, or as it is after the timeout or at a stop}
     *
     * @throws DocumentNotFoundException if the owner has none of this id, or it is deleted meanwhile
     */
    public Document await(String owner, String documentId, Duration atMost) {
        var end = new CompletableFuture<Document>();
        var subscription = subscribe(owner, documentId, document -> {
            if (isFinal(document)) {
                end.complete(document);
            }
        });
        try {
            CompletableFuture.anyOf(end, stopping).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException notYet) {
            // Returns the document as it is now.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            subscription.close();
        }
        return catalog.get(owner, documentId);
    }

    /**
     * Calls the listener with the document as it is now and after every change, the last time with its final state:
     * ready, failed, or {@link DocumentStatus#DELETING} if it is deleted meanwhile. The calls are sequential,
     * on a thread of their own, so that a slow listener delays nobody; one that throws is not called again.
     *
     * @return the subscription, closed by the caller; closing has no effect after the final state
     * @throws DocumentNotFoundException when the owner has none of this id
     */
    public Subscription subscribe(String owner, String documentId, Consumer<Document> listener) {
        var feed = new ProgressFeed(owner, documentId, listener, this::remove);
        // Added before the current state is read, so that no change is missed between the two.
        add(feed);
        try {
            feed.offer(catalog.get(owner, documentId));
            return feed;
        } catch (RuntimeException absent) {
            feed.close();
            throw absent;
        }
    }

    @EventListener
    public void on(DocumentChanged change) {
        feeds.getOrDefault(change.document().id(), List.of()).forEach(feed -> feed.offer(change.document()));
    }

    /** Reports changes by other processes. */
    void lookAgain() {
        feeds.values().stream().flatMap(List::stream).forEach(this::lookAgain);
    }

    private void lookAgain(ProgressFeed feed) {
        documents.find(feed.owner(), feed.document()).ifPresentOrElse(feed::offer, feed::offerEnd);
    }

    /** Waiting requests would delay the stop of the service. */
    @EventListener(ContextClosedEvent.class)
    void release() {
        stopping.completeExceptionally(new IngestionStoppedException());
    }

    static boolean isFinal(Document document) {
        return switch (document.status()) {
            case READY, FAILED, DELETING -> true;
            case QUEUED, PROCESSING -> false;
        };
    }

    private void add(ProgressFeed feed) {
        feeds.merge(
                feed.document(),
                List.of(feed),
                (before, one) -> Stream.concat(before.stream(), one.stream()).toList());
    }

    private void remove(ProgressFeed ended) {
        feeds.computeIfPresent(ended.document(), (id, all) -> {
            var others = all.stream().filter(feed -> feed != ended).toList();
            return others.isEmpty() ? null : others;
        });
    }

    /** Ends when closed; closing twice does no harm. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
