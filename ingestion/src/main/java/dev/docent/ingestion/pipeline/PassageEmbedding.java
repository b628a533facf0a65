package dev.docent.ingestion.pipeline;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.passage.Passage;
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
 * Embeds the passages of documents: one passage a call, as many calls at once as there are cores, which is what a CPU
 * does fastest and what makes a vector independent of its neighbours. A document has only a few passages waiting at a
 * time, so that a large one uses all cores when alone and shares them when not. Safe for concurrent use.
 */
final class PassageEmbedding implements AutoCloseable {

    private final Embeddings embeddings;
    private final ExecutorService threads;
    private final int window;

    PassageEmbedding(Embeddings embeddings, int threads) {
        this.embeddings = embeddings;
        this.threads = Executors.newFixedThreadPool(
                threads,
                Thread.ofPlatform().name("docent-embedding-", 1).daemon().factory());
        // One more than can run, so that no thread waits for this one to send the next.
        this.window = threads + 1;
    }

    /**
     * {@return the passages with their vectors, in their order}
     *
     * @param whenever called on this thread now and then, at least after each passage, with how many are done; what it
     *     throws ends the work
     * @throws EmbeddingUnavailableException when the model fails
     */
    List<EmbeddedPassage> embed(List<Passage> passages, IntConsumer whenever) throws InterruptedException {
        var vectors = new float[passages.size()][];
        var calls = new ExecutorCompletionService<Void>(threads);
        var sent = 0;
        for (var done = 0; done < vectors.length; ) {
            while (sent < vectors.length && sent - done < window) {
                send(calls, passages.get(sent), vectors, sent++);
            }
            done += finished(calls);
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

    private void send(CompletionService<Void> calls, Passage passage, float[][] vectors, int position) {
        calls.submit(() -> {
            vectors[position] = embeddings.passage(passage.headings(), passage.text());
            return null;
        });
    }

    /** Waits a short time only, since whoever stops the work must be heard while a call takes long. */
    private static int finished(CompletionService<Void> calls) throws InterruptedException {
        var call = calls.poll(200, TimeUnit.MILLISECONDS);
        if (call == null) {
            return 0;
        }
        try {
            call.get();
            return 1;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw new EmbeddingUnavailableException(failure.getCause());
        }
    }
}
