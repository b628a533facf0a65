package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.generation.FillEmbedding.FillThrottle;
import dev.docent.retrieval.generation.GenerationFill.FillStoppedException;
import dev.docent.retrieval.index.UnavailableIndexException;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.provider.ProviderException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The documents that this process has put into a generation and not flushed yet. No other process sees them, so that one that
 * switches to another generation does not copy them. Safe for concurrent use.
 */
final class UnflushedDocuments {

    private static final Logger log = LoggerFactory.getLogger(UnflushedDocuments.class);

    /** Less than the lease of a claimed document. */
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);

    private final Map<DocumentRef, Put> documents = new ConcurrentHashMap<>();

    /** For each generation, when a flush first failed because of its documents. */
    private final Map<String, Long> missed = new ConcurrentHashMap<>();

    void add(DocumentRef document, OpenGeneration into) {
        documents.put(document, new Put(into));
    }

    void remove(DocumentRef document) {
        documents.remove(document);
    }

    Map<DocumentRef, Put> all() {
        return Map.copyOf(documents);
    }

    /** Removes those that were not put again since. */
    void remove(Map<DocumentRef, Put> flushed) {
        flushed.forEach(documents::remove);
    }

    /**
     * Copies the documents that were put into another generation to the one that serves now, because another process has
     * switched to it.
     *
     * @throws UnavailableIndexException if that is impossible, so that those who wait for the flush put them again
     */
    void copyStranded(Generations generations, OpenGenerations now) {
        outside(now.serving()).forEach((name, stranded) -> {
            var source = now.open().get(name);
            var model = now.serving().embeddings();
            if (source != null && model != null && isRecent(stranded)) {
                copy(stranded, generations, source, now.serving(), model);
            } else {
                giveUp(name, stranded);
            }
        });
    }

    /** Later another process may have claimed a document, and have put it again. */
    private boolean isRecent(List<DocumentRef> stranded) {
        return stranded.stream()
                .flatMap(each -> Stream.ofNullable(documents.get(each)))
                .allMatch(each -> System.nanoTime() - each.since < PATIENCE);
    }

    /** Fails the flush of all callers that wait for the documents, but not all later flushes. */
    private void giveUp(String generation, List<DocumentRef> stranded) {
        var since = missed.computeIfAbsent(generation, first -> System.nanoTime());
        if (System.nanoTime() - since < PATIENCE) {
            throw new UnavailableIndexException(
                    "The index switched from generation %s before the last documents were flushed"
                            .formatted(generation),
                    null);
        }
        log.warn("dropped unflushed documents={} generation={}", stranded, generation);
        stranded.forEach(documents::remove);
    }

    private static void copy(
            Collection<DocumentRef> stranded,
            Generations generations,
            OpenGeneration source,
            OpenGeneration serving,
            Embeddings model) {
        try (var embedding = new FillEmbedding(model, new FillThrottle(List.of()), () -> false)) {
            source.index().flush();
            new GenerationFill(
                            generations,
                            source.index(),
                            serving.index(),
                            embedding,
                            new RebuildProgress(Clock.systemUTC()),
                            () -> false)
                    .copy(stranded);
        } catch (ProviderException | FillStoppedException failure) {
            throw new UnavailableIndexException(
                    "The index has switched to another model, which does not answer for documents that were being written",
                    failure);
        }
    }

    private Map<String, List<DocumentRef>> outside(OpenGeneration serving) {
        return documents.entrySet().stream()
                .filter(each -> !each.getValue().generation.equals(serving.name()))
                .collect(Collectors.groupingBy(
                        each -> each.getValue().generation,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    /** One put, which equals no other. */
    static final class Put {
        private final String generation;
        private final long since = System.nanoTime();

        private Put(OpenGeneration into) {
            this.generation = into.name();
        }
    }
}
