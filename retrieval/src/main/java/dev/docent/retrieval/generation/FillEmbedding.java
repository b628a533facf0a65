package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.BisectingEmbedder;
import dev.docent.retrieval.embedding.BisectingEmbedder.Results;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.generation.GenerationFill.FillStoppedException;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.provider.ProviderException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Embeds passages in the background, in as large and as many concurrent calls as the model takes, each when the throttle
 * permits it. Used by one thread.
 */
final class FillEmbedding implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FillEmbedding.class);

    private final Embeddings embeddings;
    private final BisectingEmbedder embedder;
    private final VectorSpace space;
    private final FillThrottle throttle;
    private final BooleanSupplier isStopped;
    private final int calls;
    private final ExecutorService threads;
    private volatile Duration last = Duration.ZERO;

    /**
     * @param embeddings the model for background work
     * @param isStopped whether to make no more calls
     */
    FillEmbedding(Embeddings embeddings, FillThrottle throttle, BooleanSupplier isStopped) {
        var wanted = embeddings.traits().callsAtOnce();
        this.calls = wanted == 0 ? Runtime.getRuntime().availableProcessors() : wanted;
        this.embeddings = embeddings;
        this.embedder = new BisectingEmbedder(embeddings);
        this.space = embeddings.space();
        this.throttle = throttle;
        this.isStopped = isStopped;
        this.threads = Executors.newFixedThreadPool(
                calls,
                Thread.ofPlatform()
                        .name("docent-fill-", 1)
                        .daemon()
                        .priority(Thread.MIN_PRIORITY)
                        .factory());
    }

    /** {@return how many passages occupy all concurrent calls} */
    int capacity() {
        return calls * embeddings.traits().batch();
    }

    /**
     * {@return the passages with their vectors, in the same order, without those that the model refuses}
     *
     * @throws ProviderException if the model does not answer
     * @throws FillStoppedException if it was stopped meanwhile
     */
    List<EmbeddedPassage> embed(List<Passage> passages) {
        var batch = embeddings.traits().batch();
        var sent = new ArrayList<Future<List<EmbeddedPassage>>>();
        for (int from = 0; from < passages.size(); from += batch) {
            var part = passages.subList(from, Math.min(from + batch, passages.size()));
            sent.add(threads.submit((Callable<List<EmbeddedPassage>>) () -> call(part)));
        }
        var embedded = new ArrayList<EmbeddedPassage>();
        try {
            for (var each : sent) {
                embedded.addAll(each.get());
            }
            return embedded;
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException("The embedding model failed", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FillStoppedException();
        } finally {
            sent.forEach(each -> each.cancel(false));
        }
    }

    private List<EmbeddedPassage> call(List<Passage> passages) {
        throttle.await(last);
        if (isStopped.getAsBoolean()) {
            throw new FillStoppedException();
        }
        var start = System.nanoTime();
        var embedded = new ArrayList<EmbeddedPassage>();
        try {
            embedder.embed(passages, new Results() {
                @Override
                public void embedded(int position, float[] vector) {
                    embedded.add(new EmbeddedPassage(passages.get(position), vector, space));
                }

                @Override
                public void refused(int position, boolean isTooLong) {
                    // Only keyword search finds it after the rebuild.
                }

                @Override
                public void unanswered(int position, RuntimeException failure) {
                    log.warn(
                            "unanswered passage={}: only keyword search finds it after the rebuild",
                            passages.get(position).id(),
                            failure);
                }
            });
        } finally {
            last = Duration.ofNanos(System.nanoTime() - start);
        }
        return embedded;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
