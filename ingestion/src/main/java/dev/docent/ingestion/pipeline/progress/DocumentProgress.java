package dev.docent.ingestion.pipeline.progress;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentChanged;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.retrieval.passage.DocumentRef;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Reports the progress of documents to listeners. Changes by this process are reported at once, those by other processes
 * through {@link RemoteProgress}.
 */
@Component
public final class DocumentProgress {

    private final Documents documents;
    private final ConcurrentMap<DocumentRef, List<ProgressFeed>> feeds = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> stopping = new CompletableFuture<>();

    public DocumentProgress(Documents documents) {
        this.documents = documents;
    }

    /**
     * {@return the document when it is ready or failed, or its state after the timeout or at shutdown}
     *
     * @throws DocumentNotFoundException if the owner has no such document, or it is deleted meanwhile
     */
    public Document await(DocumentRef reference, Duration timeout) {
        var end = new CompletableFuture<Document>();
        var subscription = subscribe(reference, document -> {
            if (document.status().isFinal()) {
                end.complete(document);
            }
        });
        try {
            CompletableFuture.anyOf(end, stopping).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException notFinal) {
            // Returns the current state.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            subscription.close();
        }
        return documents.get(reference);
    }

    /**
     * Calls the listener with the current state of the document and after every change, until its final state: ready,
     * failed, or {@link DocumentStatus#DELETING} if it is deleted. The calls are sequential, on a thread of their own,
     * so that a slow listener delays no other. A listener that throws is not called again.
     *
     * @return the subscription, which the caller closes; it ends by itself after the final state
     * @throws DocumentNotFoundException if the owner has no such document
     */
    public Subscription subscribe(DocumentRef reference, Consumer<Document> listener) {
        var feed = new ProgressFeed(reference, listener, this::remove);
        // Added before the current state is read, so that no change is missed between the two.
        add(feed);
        try {
            feed.offer(documents.get(reference));
            return feed;
        } catch (RuntimeException absent) {
            feed.close();
            throw absent;
        }
    }

    @EventListener
    public void on(DocumentChanged change) {
        feeds.getOrDefault(change.document().ref(), List.of()).forEach(feed -> feed.offer(change.document()));
    }

    /** Reads all documents that have listeners, with one query, and reports them. */
    void refreshAll() {
        refresh(List.copyOf(feeds.keySet()));
    }

    /** Does the same for those of the documents that have listeners. */
    void refresh(Set<String> ids) {
        refresh(feeds.keySet().stream()
                .filter(document -> ids.contains(document.id()))
                .toList());
    }

    private void refresh(List<DocumentRef> some) {
        if (some.isEmpty()) {
            return;
        }
        var found = documents.find(some).stream().collect(Collectors.toMap(Document::ref, document -> document));
        for (var reference : some) {
            var document = found.get(reference);
            feeds.getOrDefault(reference, List.of())
                    .forEach(document == null ? ProgressFeed::offerEnd : feed -> feed.offer(document));
        }
    }

    /** Requests that wait would delay the shutdown. */
    @EventListener(ContextClosedEvent.class)
    void release() {
        stopping.complete(null);
    }

    private void add(ProgressFeed feed) {
        feeds.merge(
                feed.document(),
                List.of(feed),
                (before, added) ->
                        Stream.concat(before.stream(), added.stream()).toList());
    }

    private void remove(ProgressFeed ended) {
        feeds.computeIfPresent(ended.document(), (id, all) -> {
            var others = all.stream().filter(feed -> feed != ended).toList();
            return others.isEmpty() ? null : others;
        });
    }

    /** Ends when closed. Closing it again has no effect. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
