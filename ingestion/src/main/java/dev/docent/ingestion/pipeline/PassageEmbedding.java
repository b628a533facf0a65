package dev.docent.ingestion.pipeline;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.provider.ProviderException;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Embeds the passages of documents. In this process that is one passage a call, as many calls at once as there are cores,
 * which is what a CPU does fastest and what makes a vector independent of its neighbours; a hosted model is sent batches.
 * A document has only a few calls waiting at a time, so that a large one uses all threads when alone and shares them when
 * not. Safe for concurrent use.
 */
final class PassageEmbedding implements AutoCloseable {

    private final Embeddings embeddings;
    private final ExecutorService threads;
    private final int window;
    private final int batch;

    /** @param cores how many calls are made at once, unless the model is served better by another number */
    PassageEmbedding(Embeddings embeddings, int cores) {
        var wanted = embeddings.traits().callsAtOnce();
        var threads = wanted == 0 ? cores : wanted;
        this.embeddings = embeddings;
        this.batch = embeddings.traits().batch();
        this.threads = Executors.newFixedThreadPool(
                threads,
                Thread.ofPlatform().name("docent-embedding-", 1).daemon().factory());
        // One more than can run, so that no thread waits for this one to send the next.
        this.window = threads + 1;
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
        var vectors = new float[passages.size()][];
        var calls = new ExecutorCompletionService<Integer>(threads);
        var sent = 0;
        var waiting = 0;
        for (var done = 0; done < vectors.length; ) {
            while (sent < vectors.length && waiting < window) {
                var end = Math.min(sent + batch, vectors.length);
                send(calls, passages.subList(sent, end), vectors, sent);
                sent = end;
                waiting++;
            }
            var finished = finished(calls);
            done += finished;
            waiting -= finished > 0 ? 1 : 0;
            whenever.accept(done);
        }
        return IntStream.range(0, vectors.length)
                .mapToObj(each -> new EmbeddedPassage(passages.get(each), vectors[each]))
                .toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void send(CompletionService<Integer> calls, List<Passage> passages, float[][] vectors, int from) {
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
}
