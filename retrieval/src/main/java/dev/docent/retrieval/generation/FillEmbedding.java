package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.BisectingEmbedder;
import dev.docent.retrieval.embedding.BisectingEmbedder.Results;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.generation.GenerationFill.FillStoppedException;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.passage.Passage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    /** {@return the passages with their vectors, also those that were embedded before another call failed} */
    Embedded embed(List<Passage> passages) {
        var batch = embeddings.traits().batch();
        var vectors = new AtomicReferenceArray<@Nullable EmbeddedPassage>(passages.size());
        var hasFailed = new AtomicBoolean();
        var sent = new ArrayList<Future<?>>();
        for (int from = 0; from < passages.size(); from += batch) {
            var first = from;
            var part = passages.subList(from, Math.min(from + batch, passages.size()));
            sent.add(threads.submit(() -> call(part, first, vectors, hasFailed)));
        }
        RuntimeException failure = null;
        for (var each : sent) {
            var failed = failure(each);
            failure = failure == null ? failed : failure;
        }
        return new Embedded(
                IntStream.range(0, passages.size())
                        .mapToObj(vectors::get)
                        .flatMap(Stream::ofNullable)
                        .toList(),
                failure);
    }

    private static @Nullable RuntimeException failure(Future<?> call) {
        try {
            call.get();
            return null;
        } catch (ExecutionException failure) {
            return failure.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException("The embedding model failed", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new FillStoppedException();
        }
    }

    private void call(
            List<Passage> passages,
            int first,
            AtomicReferenceArray<@Nullable EmbeddedPassage> vectors,
            AtomicBoolean hasFailed) {
        throttle.await(last);
        if (isStopped.getAsBoolean()) {
            throw new FillStoppedException();
        }
        if (hasFailed.get()) {
            return;
        }
        var start = System.nanoTime();
        try {
            embedder.embed(passages, new Results() {
                @Override
                public void embedded(int position, float[] vector) {
                    vectors.set(first + position, new EmbeddedPassage(passages.get(position), vector, space));
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
        } catch (RuntimeException failure) {
            hasFailed.set(true);
            throw failure;
        } finally {
            last = Duration.ofNanos(System.nanoTime() - start);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    /**
     * The result of embedding passages.
     *
     * @param passages those with a vector, in their order; without those that the model refuses
     * @param failure why some may be missing, such as an outage or a stop; null if none is
     */
    record Embedded(
            List<EmbeddedPassage> passages, @Nullable RuntimeException failure) {

        void throwFailure() {
            if (failure != null) {
                throw failure;
            }
        }
    }

    /**
     * Makes a fill yield to foreground work. If there always is some, the fill still gets a tenth of the time, so that it ends
     * eventually. Safe for concurrent use.
     */
    static final class FillThrottle {

        private static final long POLL_INTERVAL = TimeUnit.MILLISECONDS.toNanos(5);
        private static final int SHARE = 9;

        private final List<ForegroundWork> others;

        FillThrottle(List<ForegroundWork> others) {
            this.others = List.copyOf(others);
        }

        /**
         * Returns when there is no foreground work, or after nine times the duration of the last call.
         *
         * @param last duration of the caller's last call
         */
        void await(Duration last) {
            var until = System.nanoTime() + last.toNanos() * SHARE;
            while (others.stream().anyMatch(ForegroundWork::isUnderWay) && until - System.nanoTime() > 0) {
                LockSupport.parkNanos(POLL_INTERVAL);
            }
        }
    }
}
