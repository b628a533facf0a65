package dev.docent.ingestion.pipeline.step;

import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.BisectingEmbedder;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.OutdatedVectorsException;
import dev.docent.retrieval.passage.Passage;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    Run start(List<Passage> passages, List<EmbeddedPassage> known) {
        return new Run(passages, known);
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

    /** The embedding of some passages with the model in use at its start. */
    final class Run {

        private final List<Passage> passages;
        private final EmbeddingThreads threads = threads();
        private final CompletionService<Integer> calls = new ExecutorCompletionService<>(threads.pool());
        private final float[][] vectors;
        private final Queue<RefusedPassage> refused = new ConcurrentLinkedQueue<>();
        private final List<Integer> unsent;
        private int waiting;
        private int done;
        private @Nullable EmbeddingUnavailableException failure;

        private Run(List<Passage> passages, List<EmbeddedPassage> known) {
            this.passages = passages;
            this.vectors = new float[passages.size()][];
            var usable = known.stream()
                    .filter(each -> each.isOf(threads.space()))
                    .collect(Collectors.toMap(EmbeddedPassage::passage, EmbeddedPassage::vector, (one, _) -> one));
            this.unsent = new ArrayList<>();
            for (var each = 0; each < vectors.length; each++) {
                if (usable.containsKey(passages.get(each))) {
                    vectors[each] = usable.get(passages.get(each));
                    done++;
                } else {
                    unsent.add(each);
                }
            }
        }

        /** {@return the number of passages that are embedded or refused} */
        int done() {
            return done;
        }

        boolean isDone() {
            return done == passages.size();
        }

        /**
         * Returns when a call to the model has ended, or after 200 ms, so that the caller can check for cancellation
         * during a long call. Fails only when no call is pending, so that {@link #passages} then has all that was embedded.
         *
         * @throws EmbeddingUnavailableException if the model fails, or does not respond to a passage
         * @throws OutdatedVectorsException if it fails because another model is in use
         */
        void awaitProgress() throws InterruptedException {
            try {
                if (failure == null) {
                    send();
                }
                receive();
                if (failure != null && waiting == 0) {
                    throw failure;
                }
            } catch (EmbeddingUnavailableException | RejectedExecutionException failed) {
                var now = current.get();
                throw threads.embeddings() == now ? failed : new OutdatedVectorsException(threads.space(), now.space());
            }
        }

        /** {@return the passages that have vectors, in order} */
        List<EmbeddedPassage> passages() {
            return IntStream.range(0, vectors.length)
                    .filter(each -> vectors[each] != null)
                    .mapToObj(each -> new EmbeddedPassage(passages.get(each), vectors[each], threads.space()))
                    .toList();
        }

        /** {@return the passages that the model refuses} */
        List<RefusedPassage> refused() {
            return refused.stream()
                    .sorted(Comparator.comparing(each -> each.passage().ordinal()))
                    .toList();
        }

        private void send() {
            while (!unsent.isEmpty() && waiting < threads.window()) {
                var next = unsent.subList(0, Math.min(threads.batch(), unsent.size()));
                var batch = List.copyOf(next);
                var parent = observations.getCurrentObservation();
                calls.submit(() -> parent == null ? embed(batch) : parent.scoped(() -> embed(batch)));
                next.clear();
                waiting++;
            }
        }

        private int embed(List<Integer> batch) {
            var received = new Received(batch);
            var sent = batch.stream().map(passages::get).toList();
            if (threads.embeddings().traits().isHosted()) {
                threads.embedder().embed(sent, received);
            } else {
                compute.background(sent.getFirst().source().owner(), () -> {
                    threads.embedder().embed(sent, received);
                    return received;
                });
            }
            if (received.failure != null) {
                throw received.failure;
            }
            return batch.size();
        }

        private void receive() throws InterruptedException {
            var call = calls.poll(200, TimeUnit.MILLISECONDS);
            if (call == null) {
                return;
            }
            waiting--;
            try {
                done += call.get();
            } catch (ExecutionException failed) {
                switch (failed.getCause()) {
                    case Error error -> throw error;
                    case EmbeddingUnavailableException ofPassage -> failure = failure == null ? ofPassage : failure;
                    case null, default -> failure = new EmbeddingUnavailableException(failed.getCause());
                }
            }
        }

        /** The results of a batch. */
        private final class Received implements BisectingEmbedder.Results {

            private final List<Integer> batch;
            private @Nullable EmbeddingUnavailableException failure;

            private Received(List<Integer> batch) {
                this.batch = batch;
            }

            @Override
            public void embedded(int position, float[] vector) {
                vectors[batch.get(position)] = vector;
            }

            @Override
            public void refused(int position, boolean isTooLong) {
                (isTooLong ? refusedAsTooLong : refusedOtherwise).increment();
                refused.add(new RefusedPassage(
                        passages.get(batch.get(position)), threads.space().model(), isTooLong));
            }

            @Override
            public void unanswered(int position, RuntimeException cause) {
                failure = new EmbeddingUnavailableException(cause, passages.get(batch.get(position)));
            }
        }
    }
}
