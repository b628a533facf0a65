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
import org.apache.lucene.util.IOFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searchers over recent snapshots of an index, at most two seconds old. An index that is not searched is not refreshed,
 * since each refresh writes a segment; the next search then refreshes first.
 */
final class IndexSearchers implements Closeable {

    private static final Duration REFRESH_INTERVAL = Duration.ofSeconds(1);
    private static final Duration IDLE_AFTER = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(IndexSearchers.class);

    private final SearcherManager searchers;
    private final Duration idleAfter;
    private volatile long refreshed = System.nanoTime();
    private volatile long searched = System.nanoTime();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("docent-index-refresh").daemon().factory());

    IndexSearchers(IndexWriter writer) throws IOException {
        this(writer, IDLE_AFTER);
    }

    /** @param idleAfter time without a search after which the index is no longer refreshed */
    IndexSearchers(IndexWriter writer, Duration idleAfter) throws IOException {
        this.idleAfter = idleAfter;
        this.searchers = new SearcherManager(writer, null);
        var interval = REFRESH_INTERVAL.toMillis();
        clock.scheduleWithFixedDelay(this::refreshIfSearched, interval, interval, TimeUnit.MILLISECONDS);
    }

    <T> T run(IOFunction<IndexSearcher, T> search) throws IOException {
        var now = System.nanoTime();
        if (isIdle(now)) {
            refresh();
        }
        searched = now;
        var searcher = searchers.acquire();
        try {
            return search.apply(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    /** Makes everything written so far visible to searches that begin afterwards. */
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
        refreshed = System.nanoTime();
    }

    @Override
    public void close() throws IOException {
        clock.close();
        searchers.close();
    }

    private void refreshIfSearched() {
        try {
            var now = System.nanoTime();
            if (now - refreshed >= REFRESH_INTERVAL.toNanos() && !isIdle(now)) {
                refresh();
            }
        } catch (IOException | RuntimeException failure) {
            log.error("index.refresh-failed retry_in={}", REFRESH_INTERVAL, failure);
        }
    }

    private boolean isIdle(long now) {
        return now - searched >= idleAfter.toNanos();
    }
}
