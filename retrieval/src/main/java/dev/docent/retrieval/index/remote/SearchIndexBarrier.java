package dev.docent.retrieval.index.remote;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until an engine's searches see what was written before.
 *
 * @param timeout after which a wait ends: what was written is durable all the same, and visible later
 */
public record SearchIndexBarrier(RemoteEngine engine, Poll poll, Duration timeout) {

    private static final Logger log = LoggerFactory.getLogger(SearchIndexBarrier.class);

    /** Returns when searches see all writes up to this revision, or after the timeout. */
    void await(long revision) {
        if (!poll.until(() -> engine.visible(revision), timeout)) {
            log.warn("search_index_lag exceeded={}: searches find the last writes later", timeout);
        }
    }
}
