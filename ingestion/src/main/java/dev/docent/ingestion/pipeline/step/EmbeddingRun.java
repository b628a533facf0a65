package dev.docent.ingestion.pipeline.step;

import dev.docent.retrieval.embedding.BisectingEmbedder;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.OutdatedVectorsException;
import dev.docent.retrieval.passage.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The embedding of some passages with the model in use at its start. For use by one thread. */
final class EmbeddingRun {

    private final PassageEmbedder embedder;
    private final EmbeddingThreads threads;
    private final List<Passage> passages;
    private final CompletionService<Integer> calls;
    private final float[][] vectors;
    private final Queue<RefusedPassage> refused = new ConcurrentLinkedQueue<>();
    private final List<Integer> unsent;
    private int waiting;
    private int done;
    private @Nullable EmbeddingUnavailableException failure;

    EmbeddingRun(
            PassageEmbedder embedder, EmbeddingThreads threads, List<Passage> passages, List<EmbeddedPassage> known) {
        this.embedder = embedder;
        this.threads = threads;
        this.passages = passages;
        this.calls = new ExecutorCompletionService<>(threads.pool());
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
            var now = embedder.current();
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
            calls.submit(embedder.observed(() -> embed(batch)));
            next.clear();
            waiting++;
        }
    }

    private int embed(List<Integer> batch) {
        var received = new Received(batch);
        embedder.embed(threads, batch.stream().map(passages::get).toList(), received);
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
            embedder.countRefusal(isTooLong);
            refused.add(new RefusedPassage(
                    passages.get(batch.get(position)), threads.space().model(), isTooLong));
        }

        @Override
        public void unanswered(int position, RuntimeException cause) {
            failure = new EmbeddingUnavailableException(cause, passages.get(batch.get(position)));
        }
    }
}
