package dev.docent.ingestion.pipeline.step;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.OutdatedVectorsException;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.provider.ProviderException;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Embeds the passages of documents. A model in this process embeds one passage per call, with as many concurrent calls
 * as there are cores: this is fastest on a CPU, and a vector does not depend on the other passages of a batch. A hosted
 * model receives batches. A document has few pending calls at a time, so that a large one uses all threads if it is the
 * only one and shares them otherwise. Safe for concurrent use.
 */
public final class PassageEmbedder implements AutoCloseable {

    private final Supplier<Embeddings> current;
    private final int cores;
    private @Nullable Line line;

    /**
     * @param current the model in use
     * @param cores the number of concurrent calls, unless the model requires another
     */
    public PassageEmbedder(Supplier<Embeddings> current, int cores) {
        this.current = current;
        this.cores = cores;
    }

    /** {@return the embedding of the passages, at least one, for use by one thread} */
    Run start(List<Passage> passages) {
        return new Run(passages);
    }

    /** {@return the threads for the model in use} Pending calls to the previous model complete. */
    private synchronized Line line() {
        var wanted = current.get();
        if (line == null || line.embeddings != wanted) {
            if (line != null) {
                line.threads.shutdown();
            }
            line = Line.to(wanted, cores);
        }
        return line;
    }

    @Override
    public synchronized void close() {
        if (line != null) {
            line.threads.shutdownNow();
        }
    }

    /** The embedding of some passages with the model in use at its start. */
    final class Run {

        private final List<Passage> passages;
        private final Line line = line();
        private final CompletionService<Integer> calls = new ExecutorCompletionService<>(line.threads);
        private final float[][] vectors;
        private int sent;
        private int waiting;
        private int done;

        private Run(List<Passage> passages) {
            this.passages = passages;
            this.vectors = new float[passages.size()][];
        }

        /** {@return the number of passages that are embedded} */
        int done() {
            return done;
        }

        boolean isDone() {
            return done == passages.size();
        }

        /**
         * Returns when a call to the model has ended, or after 200 ms, so that the caller can check for cancellation
         * during a long call.
         *
         * @throws EmbeddingUnavailableException if the model fails
         * @throws OutdatedVectorsException if it fails because another model is in use
         * @throws ProviderException.RejectedException if a hosted model rejects a passage
         */
        void awaitProgress() throws InterruptedException {
            try {
                send();
                var finished = finished();
                done += finished;
                waiting -= finished > 0 ? 1 : 0;
            } catch (EmbeddingUnavailableException | RejectedExecutionException failure) {
                var now = current.get();
                throw line.embeddings == now ? failure : new OutdatedVectorsException(line.space, now.space());
            }
        }

        /** {@return the passages with their vectors, in order; only if all are done} */
        List<EmbeddedPassage> passages() {
            return IntStream.range(0, vectors.length)
                    .mapToObj(each -> new EmbeddedPassage(passages.get(each), vectors[each], line.space))
                    .toList();
        }

        private void send() {
            while (sent < vectors.length && waiting < line.window) {
                var end = Math.min(sent + line.batch, vectors.length);
                send(sent, end);
                sent = end;
                waiting++;
            }
        }

        private void send(int from, int end) {
            calls.submit(() -> {
                var computed = line.embeddings.passages(passages.subList(from, end));
                for (var each = 0; each < computed.size(); each++) {
                    vectors[from + each] = computed.get(each);
                }
                return computed.size();
            });
        }

        private int finished() throws InterruptedException {
            var call = calls.poll(200, TimeUnit.MILLISECONDS);
            if (call == null) {
                return 0;
            }
            try {
                return call.get();
            } catch (ExecutionException failure) {
                switch (failure.getCause()) {
                    case Error error -> throw error;
                    case ProviderException.RejectedException refused -> throw refused;
                    case null, default -> throw new EmbeddingUnavailableException(failure.getCause());
                }
            }
        }
    }

    /**
     * The threads that call one model.
     *
     * @param window maximum number of pending calls of one document: one more than threads, so that no thread idles
     */
    private record Line(Embeddings embeddings, VectorSpace space, ExecutorService threads, int window, int batch) {

        static Line to(Embeddings embeddings, int cores) {
            var wanted = embeddings.traits().callsAtOnce();
            var threads = wanted == 0 ? cores : wanted;
            return new Line(
                    embeddings,
                    embeddings.space(),
                    Executors.newFixedThreadPool(
                            threads,
                            Thread.ofPlatform()
                                    .name("docent-embedding-", 1)
                                    .daemon()
                                    .factory()),
                    threads + 1,
                    embeddings.traits().batch());
        }
    }
}
