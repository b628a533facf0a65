package dev.docent.ingestion.pipeline.step;

import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.BisectingEmbedder;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.passage.Passage;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Embeds the passages of documents. A model in this process embeds one passage per call, with as many concurrent calls
 * as there are cores: this is fastest on a CPU, and a vector does not depend on the other passages of a batch. A hosted
 * model receives batches. A document has few pending calls at a time, so that a large one uses all threads if it is the
 * only one and shares them otherwise. Safe for concurrent use.
 */
public final class PassageEmbedder implements AutoCloseable, MeterBinder {

    private final Supplier<Embeddings> current;
    private final int cores;
    private final ComputePool compute;
    private final ObservationRegistry observations;
    private final LongAdder refusedAsTooLong = new LongAdder();
    private final LongAdder refusedOtherwise = new LongAdder();
    private @Nullable EmbeddingThreads threads;

    /**
     * @param current the model in use
     * @param cores the number of concurrent calls, unless the model requires another
     * @param compute the threads of a model in this process
     * @param observations what a call is part of is taken along to the thread that makes it
     */
    public PassageEmbedder(
            Supplier<Embeddings> current, int cores, ComputePool compute, ObservationRegistry observations) {
        this.current = current;
        this.cores = cores;
        this.compute = compute;
        this.observations = observations;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Map.of("too_long", refusedAsTooLong, "other", refusedOtherwise)
                .forEach((reason, count) -> FunctionCounter.builder(
                                "docent.ingestion.passages.refused", count, LongAdder::sum)
                        .description("Passages that the embedding model refused")
                        .tag("reason", reason)
                        .register(registry));
    }

    /**
     * {@return the embedding of the passages, at least one, for use by one thread}
     *
     * @param known passages that are embedded already; used if their vectors are of the model in use
     */
    EmbeddingRun start(List<Passage> passages, List<EmbeddedPassage> known) {
        return new EmbeddingRun(this, threads(), passages, known);
    }

    /** {@return the model that is used from now on} */
    Embeddings current() {
        return current.get();
    }

    /** Sends the passages of a batch to the model. */
    void embed(EmbeddingThreads model, List<Passage> batch, BisectingEmbedder.Results results) {
        if (model.embeddings().traits().isHosted()) {
            model.embedder().embed(batch, results);
        } else {
            compute.background(batch.getFirst().source().owner(), () -> {
                model.embedder().embed(batch, results);
                return results;
            });
        }
    }

    /** {@return the call, as a part of the current observation wherever it runs} */
    <T> Callable<T> observed(Supplier<T> call) {
        var parent = observations.getCurrentObservation();
        return () -> parent == null ? call.get() : parent.scoped(call);
    }

    void countRefusal(boolean isTooLong) {
        (isTooLong ? refusedAsTooLong : refusedOtherwise).increment();
    }

    /** {@return the threads for the model in use} Pending calls to the previous model complete. */
    private synchronized EmbeddingThreads threads() {
        var wanted = current.get();
        if (threads == null || threads.embeddings() != wanted) {
            if (threads != null) {
                threads.pool().shutdown();
            }
            threads = EmbeddingThreads.of(wanted, cores);
        }
        return threads;
    }

    @Override
    public synchronized void close() {
        if (threads != null) {
            threads.pool().shutdownNow();
        }
    }
}
