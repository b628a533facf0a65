package dev.docent.ingestion.pipeline.step;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.EmbeddedPassage;
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
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Embeds the passages of documents. In this process that is one passage a call, as many calls at once as there are cores,
 * which is what a CPU does fastest and what makes a vector independent of its neighbours; a hosted model is sent batches.
 * A document has only a few calls waiting at a time, so that a large one uses all threads when alone and shares them when
 * not. Safe for concurrent use.
 */
public final class PassageEmbedder implements AutoCloseable {

    private final Supplier<Embeddings> current;
    private final int cores;
    private @Nullable Line line;

    /**
     * @param current the model that passages are embedded by at the moment
     * @param cores how many calls are made at once, unless the model is served better by another number
     */
    public PassageEmbedder(Supplier<Embeddings> current, int cores) {
        this.current = current;
        this.cores = cores;
    }

    /**
     * {@return the passages with their vectors, in their order}
     *
     * @param whenever called on this thread now and then, at least after each call, with how many are done; what it
     *     throws ends the work
     * @throws EmbeddingUnavailableException when the model fails
     * @throws ProviderException.RejectedException when a hosted model refuses a passage
     */
    List<EmbeddedPassage> embed(List<Passage> passages, IntConsumer whenever) throws InterruptedException {
        while (true) {
            var used = line();
            try {
                return embed(used, passages, whenever);
            } catch (EmbeddingUnavailableException | RejectedExecutionException failure) {
                if (used.embeddings == current.get()) {
                    throw failure;
                }
                // Another model took its place meanwhile, and this one was closed.
            }
        }
    }

    private static List<EmbeddedPassage> embed(Line line, List<Passage> passages, IntConsumer whenever)
            throws InterruptedException {
        var vectors = new float[passages.size()][];
        var calls = new ExecutorCompletionService<Integer>(line.threads);
        var sent = 0;
        var waiting = 0;
        for (var done = 0; done < vectors.length; ) {
            while (sent < vectors.length && waiting < line.window) {
                var end = Math.min(sent + line.batch, vectors.length);
                send(line.embeddings, calls, passages.subList(sent, end), vectors, sent);
                sent = end;
                waiting++;
            }
            var finished = finished(calls);
            done += finished;
            waiting -= finished > 0 ? 1 : 0;
            whenever.accept(done);
        }
        return IntStream.range(0, vectors.length)
                .mapToObj(each -> new EmbeddedPassage(passages.get(each), vectors[each], line.space))
                .toList();
    }

    /** {@return what serves the model that is current; work that was given to the one before ends there} */
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

    private static void send(
            Embeddings embeddings,
            CompletionService<Integer> calls,
            List<Passage> passages,
            float[][] vectors,
            int from) {
        calls.submit(() -> {
            var computed = embeddings.passages(passages);
            for (var each = 0; each < computed.size(); each++) {
                vectors[from + each] = computed.get(each);
            }
            return computed.size();
        });
    }

    /** Waits a short time only, since whoever stops the work must be heard while a call takes long. */
    private static int finished(CompletionService<Integer> calls) throws InterruptedException {
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

    /**
     * What serves one model.
     *
     * @param window how many calls are sent at once: one more than can run, so that no thread waits for the next
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
