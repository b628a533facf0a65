package dev.docent.retrieval.index.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches over the latest state of an index: that of the last refresh, which is two seconds old at the most. While nobody
 * searches nothing is refreshed, since each refresh makes a segment of what was written; who comes then waits for one.
 */
final class Searchers implements Closeable {

    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration UNTIL_IDLE = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Searchers.class);

    private final SearcherManager searchers;
    private final Duration untilIdle;
    private volatile long refreshed = System.nanoTime();
    private volatile long searched = System.nanoTime();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("docent-index-refresh").daemon().factory());

    Searchers(IndexWriter writer) throws IOException {
        this(writer, UNTIL_IDLE);
    }

    /** @param untilIdle after how long without a search nothing is refreshed any more */
    Searchers(IndexWriter writer, Duration untilIdle) throws IOException {
        this.untilIdle = untilIdle;
        this.searchers = new SearcherManager(writer, null);
        clock.scheduleWithFixedDelay(
                this::refreshQuietly, BETWEEN.toMillis(), BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** {@return what the search finds} */
    <T> T run(Search<T> search) throws IOException {
        var now = System.nanoTime();
        if (isIdle(now)) {
            refresh();
        }
        searched = now;
        var searcher = searchers.acquire();
        try {
            return search.run(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    /** Lets every search that begins from now on see all that was written. */
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
        refreshed = System.nanoTime();
    }

    @Override
    public void close() throws IOException {
        clock.close();
        searchers.close();
    }

    private void refreshQuietly() {
        try {
            var now = System.nanoTime();
            if (now - refreshed >= BETWEEN.toNanos() && !isIdle(now)) {
                refresh();
            }
        } catch (IOException | RuntimeException failure) {
            LOG.error("The index could not be looked at anew; it is tried again", failure);
        }
    }

    private boolean isIdle(long now) {
        return now - searched >= untilIdle.toNanos();
    }

    /** What is done with a state of the index. */
    @FunctionalInterface
    interface Search<T> {
        T run(IndexSearcher searcher) throws IOException;
    }
}
