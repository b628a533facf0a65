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
 * Tells how documents come along. Who waits is told by whoever changes the document, and looks only for what other
 * processes change.
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
     * {@return the document once it is ready or failed, or as it is when the time is over or the service stops}
     *
     * @throws DocumentNotFoundException when the owner has none of this id, or it is removed meanwhile
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
            // What it is by now is the answer.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            subscription.close();
        }
        return catalog.get(owner, documentId);
    }

    /**
     * Calls the listener with the document as it is now and after every change, the last time with its final state:
     * ready, failed, or {@link DocumentStatus#DELETING} when it is removed meanwhile. The calls come one after the other
     * on a thread of their own, so that a slow listener holds up nobody; one that throws is not called again.
     *
     * @return to be closed by who no longer listens; after the final state that changes nothing
     * @throws DocumentNotFoundException when the owner has none of this id
     */
    public Subscription subscribe(String owner, String documentId, Consumer<Document> listener) {
        var feed = new ProgressFeed(owner, documentId, listener, this::remove);
        // Listed before the look at the present state, so that no change falls between the two.
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

    /** Tells what was changed without this process. */
    void lookAgain() {
        feeds.values().stream().flatMap(List::stream).forEach(this::lookAgain);
    }

    private void lookAgain(ProgressFeed feed) {
        documents.find(feed.owner(), feed.document()).ifPresentOrElse(feed::offer, feed::offerEnd);
    }

    /** Requests that wait would otherwise hold up the end of the service. */
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
